/** Whether the host of an address is this machine. @param hostname as `URL` gives it: `"localhost"`, `"127.0.0.1"`, `"[::1]"` */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    hostname === "[::1]" ||
    /^127(\.\d+){3}$/.test(hostname)
  );
}
