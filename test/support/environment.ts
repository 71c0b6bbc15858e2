/** Settings that a developer's own shell may hold and that would change what a test sees. */
const FOREIGN = /^(WHATSAPP_|PULUMI_|NODE_OPTIONS$|NODE_EXTRA_CA_CERTS$|DEBUG$|(https?|all|no)_proxy$)/i;

/** The names of this process's variables that no test may inherit. */
export function foreignVariables(env: NodeJS.ProcessEnv): string[] {
  return Object.keys(env).filter((name) => FOREIGN.test(name));
}
