// @ts-check

/** Settings of a developer's own shell that would change what is measured, or lead the requests elsewhere. */
const FOREIGN = /^(WHATSAPP_|PULUMI_|TF_|NODE_OPTIONS$|NODE_COMPILE_CACHE$|(https?|all|no)_proxy$)/i;

/** @param {NodeJS.ProcessEnv} env */
export function withoutForeignSettings(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !FOREIGN.test(name)));
}
