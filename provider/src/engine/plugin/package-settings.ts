import { ENVIRONMENT, SETTING_NAMES, Settings } from "../../settings";
import type { FrontEndWords } from "../../graph/front-end-words";
import { UNKNOWN, type Properties } from "../properties";
import type { Failure } from "../resource-kind";
import { DEFAULT_PROVIDER_WORDS, explicitProviderWords } from "./words";

/** Names that the engine and the SDKs add to the settings of every provider. */
const RESERVED = new Set(["version", "pluginDownloadURL", "__internal", "__pulumi-go-provider-infer"]);

/** They belong together: a token of the program with the app's secret of the environment would fail, or reach another account. */
const OF_THE_TOKEN = ["accessToken", "accessTokens", "appSecret", "appId"] as const;

/** The engine makes a provider of this name if the program declares none. */
const DEFAULT_NAME = /^default(_|$)/;

/** The name of the provider, of which the engine tells in a URN: `urn:pulumi:dev::numbers::pulumi:providers:whatsapp::default`. */
export function providerName(urn: string): string {
  return urn.split("::").at(-1) ?? "";
}

/**
 * The settings of one provider. The environment wins over the stack's config, as with the classes. Over the arguments of a provider that the
 * program declares it does not win, because its token could reach another account: it fills in what the program leaves out.
 */
export function packageSettings(name: string, args: Properties, environment: NodeJS.ProcessEnv): Settings {
  const source = (setting: string) => (args[setting] === UNKNOWN ? undefined : args[setting]);
  return DEFAULT_NAME.test(name)
    ? new Settings(source, environment, DEFAULT_PROVIDER_WORDS)
    : new Settings(source, leftOut(args, environment), explicitProviderWords(name));
}

function leftOut(args: Properties, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isWritten = (setting: string) => args[setting] !== undefined && args[setting] !== null;
  const hasToken = OF_THE_TOKEN.slice(0, 2).some(isWritten);
  const hidden = Object.entries(ENVIRONMENT)
    .filter(
      ([setting]) =>
        isWritten(setting) || (hasToken && (OF_THE_TOKEN as readonly string[]).includes(setting)),
    )
    .map(([, variable]) => variable as string);
  return Object.fromEntries(Object.entries(environment).filter(([variable]) => !hidden.includes(variable)));
}

/** Refuses settings that are wrong or that no one has, so that `pulumi preview` fails already. */
export function settingsFailures(settings: Settings, args: Properties): Failure[] {
  const unknown = Object.keys(args)
    .filter((name) => !RESERVED.has(name) && !(SETTING_NAMES as readonly string[]).includes(name))
    .map((name) => notASetting(name, settings.words));
  // The engine prints the value of the property that a failure names, which may be a secret.
  const wrong = settings.mistakes.map((reason) => ({ property: "", reason }));
  return [...unknown, ...wrong];
}

function notASetting(name: string, { setting }: FrontEndWords): Failure {
  const letters = (text: string) => text.toLowerCase().replace(/[^a-z]/g, "");
  const meant = SETTING_NAMES.find((each) => letters(each) === letters(name));
  const advice =
    meant === undefined ? `the settings are ${SETTING_NAMES.join(", ")}` : `write ${setting(meant)}`;
  return { property: "", reason: `${setting(name)} is not a setting: ${advice}` };
}
