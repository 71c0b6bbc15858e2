import { ENVIRONMENT, SETTING_NAMES, Settings } from "../../settings";
import { letters } from "../letters";
import { UNKNOWN, type Properties } from "../properties";
import type { Failure } from "../resource-kind";
import { editDistance } from "./edit-distance";
import { DEFAULT_PROVIDER_WORDS, explicitProviderWords } from "./words";

/** Names that the engine and the SDKs add to the settings of every provider. */
const RESERVED = new Set(["version", "pluginDownloadURL", "__internal"]);

export const TOKENS: readonly string[] = ["accessToken", "accessTokens"];

/** They belong together: a program's token with the environment's app secret would fail, or reach another account. */
export const OF_THE_TOKEN: readonly string[] = [...TOKENS, "appSecret", "appId"];

/**
 * The engine's own provider has this name if the program declares none: `default`, `default_0_1_0`,
 * `default_0_1_0_https_//example.com`.
 */
const DEFAULT_NAME = /^default(_\d+_\d+_\d+.*)?$/;

/** The name of the provider, from a URN of the engine: `urn:pulumi:dev::numbers::pulumi:providers:whatsapp::default`. */
export function providerName(urn: string): string {
  // The name itself may contain the separator.
  return urn.split("::").slice(3).join("::");
}

/** Whether a program declares the provider of that name. */
export const isDeclared = (name: string) => !DEFAULT_NAME.test(name);

/**
 * The settings of one provider. The environment wins over the stack's config, as with the classes. It does not win over the
 * arguments of a declared provider, because its token could reach another account. There it only fills in missing arguments.
 */
export function packageSettings(name: string, args: Properties, environment: NodeJS.ProcessEnv): Settings {
  const source = (setting: string) => (args[setting] === UNKNOWN ? undefined : args[setting]);
  return isDeclared(name)
    ? new Settings(source, leftOut(args, environment), explicitProviderWords(name))
    : new Settings(source, environment, DEFAULT_PROVIDER_WORDS);
}

function leftOut(args: Properties, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isWritten = (setting: string) => args[setting] !== undefined && args[setting] !== null;
  const hasToken = TOKENS.some(isWritten);
  const hidden = Object.entries(ENVIRONMENT)
    .filter(([setting]) => isWritten(setting) || (hasToken && OF_THE_TOKEN.includes(setting)))
    .map(([, variable]) => variable as string);
  return Object.fromEntries(Object.entries(environment).filter(([variable]) => !hidden.includes(variable)));
}

/**
 * Refuses wrong settings, so that `pulumi preview` fails instead of `pulumi up`. The stack's config may have other values in this
 * namespace, because a project of that name keeps its own there. So an unknown name fails only if it looks like a setting's.
 */
export function settingsFailures(settings: Settings, name: string, args: Properties): Failure[] {
  const isShared = !isDeclared(name);
  const unknown = Object.keys(args)
    .filter((key) => !RESERVED.has(key) && !(SETTING_NAMES as readonly string[]).includes(key))
    .flatMap((key) => {
      const meant = SETTING_NAMES.find((setting) => editDistance(letters(setting), letters(key)) <= MISSPELT);
      if (meant === undefined && isShared) return [];
      const advice =
        meant === undefined
          ? `the settings are ${SETTING_NAMES.join(", ")}`
          : `write ${settings.words.setting(meant)}`;
      return [`${settings.words.setting(key)} is not a setting: ${advice}`];
    });
  // The engine prints the value of the property that a failure names, and that may be a secret.
  return [...unknown, ...settings.mistakes].map((reason) => ({ property: "", reason }));
}

/** The most wrong letters in a name that looks like another. */
const MISSPELT = 2;
