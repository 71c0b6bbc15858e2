// @ts-check
import { mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

// The stack that needs no account: state, settings and simulator in a folder that git ignores.

export const ROOT = fileURLToPath(new URL("..", import.meta.url));
export const LOCAL_FOLDER = path.join(ROOT, ".local");
export const STACK = "local";
/** Where Pulumi itself looks for this stack's config. Git ignores it. */
export const STACK_CONFIG_FILE = path.join(ROOT, `Pulumi.${STACK}.yaml`);

/** A shell in which state is kept elsewhere on purpose. */
const CHOSEN_BACKEND = ["PULUMI_BACKEND_URL", "PULUMI_ACCESS_TOKEN"];

/** @param {NodeJS.ProcessEnv} env */
export function choosesBackend(env) {
  return CHOSEN_BACKEND.find((name) => (env[name] ?? "") !== "");
}

/**
 * The environment in which Pulumi keeps everything in the local folder and asks nothing.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function withLocalBackend(env) {
  const state = path.join(LOCAL_FOLDER, "state");
  mkdirSync(state, { recursive: true });
  const passphrase =
    env.PULUMI_CONFIG_PASSPHRASE ?? (env.PULUMI_CONFIG_PASSPHRASE_FILE === undefined ? "" : undefined);
  return {
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_HOME: path.join(LOCAL_FOLDER, "home"),
    ...env,
    PULUMI_BACKEND_URL: pathToFileURL(state).href,
    ...(passphrase === undefined ? {} : { PULUMI_CONFIG_PASSPHRASE: passphrase }),
  };
}

/**
 * The environment without what would lead the demo away from the local stack, to a real account above all.
 * @param {NodeJS.ProcessEnv} env
 */
export function withoutForeignSettings(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(WHATSAPP_|PULUMI_)/.test(name)));
}
