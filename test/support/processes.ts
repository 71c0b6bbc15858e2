/**
 * Sends a signal to a process, or with a negative id to a group of them. One that has ended meanwhile needs none:
 * a child may end by itself between the moment when it is found and the signal, because its parent has ended.
 */
export function endProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
