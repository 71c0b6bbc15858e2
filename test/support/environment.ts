/** Settings in a developer's shell that would change a test's result. */
const FOREIGN = /^(WHATSAPP_|PULUMI_|NODE_OPTIONS$|NODE_EXTRA_CA_CERTS$|DEBUG$|(https?|all|no)_proxy$)/i;

/** The names of this process's variables that no test may inherit. */
export function foreignVariables(env: NodeJS.ProcessEnv): string[] {
  return Object.keys(env).filter((name) => FOREIGN.test(name));
}
