import type { FrontEndWords } from "../graph/front-end-words";
import type { SettingName } from "../settings";

/** The settings with secret values. Not in settings.ts, which loads libraries, because programs load this. */
export const SECRET_SETTINGS: readonly SettingName[] = ["accessToken", "accessTokens", "appSecret"];

/** The warning if the stack's config has a secret in clear. */
export function plainSecretLine(name: string, { setting, settingsPlace, setSecret }: FrontEndWords): string {
  const [first = "", ...rest] = setSecret(name, "token");
  return (
    `${setting(name)} is not a secret in ${settingsPlace}: Pulumi stores it unencrypted in the stack's file and in the state. ` +
    `${first.toUpperCase()}${rest.join("")}. If others can read those files, replace the token.`
  );
}
