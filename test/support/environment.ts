import path from "node:path";

/** Settings that a developer's own shell may hold and that would change what a test sees. */
const FOREIGN = /^(WHATSAPP_|PULUMI_|NODE_OPTIONS$|NODE_EXTRA_CA_CERTS$|DEBUG$|(https?|all|no)_proxy$)/i;

/** The names of this process's variables that no test may inherit. */
export function foreignVariables(env: NodeJS.ProcessEnv): string[] {
  return Object.keys(env).filter((name) => FOREIGN.test(name));
}

/** Variables that keep a run of the CLI away from this machine's own stacks, plugins and network. */
export function isolation(folder: string): Record<string, string> {
  return {
    PULUMI_BACKEND_URL: `file://${path.join(folder, "state")}`,
    PULUMI_HOME: path.join(folder, "home"),
    PULUMI_CONFIG_PASSPHRASE: "",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    // The language host leaves its pipes there when a program fails or is interrupted.
    TMPDIR: folder,
  };
}
