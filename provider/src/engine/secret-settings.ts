import type { FrontEndWords } from "../graph/front-end-words";
import type { SettingName } from "../settings";

/** The settings whose values are shown nowhere. Not in settings.ts, which loads libraries, because programs load this. */
export const SECRET_SETTINGS: readonly SettingName[] = ["accessToken", "accessTokens", "appSecret"];

/** The warning of a secret that the stack's config has in clear. */
export function plainSecretLine(name: string, { setting, settingsPlace, setSecret }: FrontEndWords): string {
  const [first = "", ...rest] = setSecret(name, "token");
  return (
    `${setting(name)} is not a secret in ${settingsPlace}: Pulumi stores it in clear, in the stack's file and in the state. ` +
    `${first.toUpperCase()}${rest.join("")}, and replace the token if others can read those.`
  );
}
