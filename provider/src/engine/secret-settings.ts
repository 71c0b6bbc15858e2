import type { SettingName } from "../settings";

/** The settings whose values are shown nowhere. Not in settings.ts, which loads libraries, because programs load this. */
export const SECRET_SETTINGS: readonly SettingName[] = ["accessToken", "accessTokens", "appSecret"];
