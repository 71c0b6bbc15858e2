/** The app of a state, and the token's app if they differ. */
export interface OtherApp {
  readonly ofState: string;
  readonly ofToken: string;
}

/** @param what the subject of the sentence: "The webhook override of ..." */
export const belongsToAnother = (what: string, { ofState, ofToken }: OtherApp) =>
  `${what} is that of app ${ofState}, and the token belongs to app ${ofToken} now. `;

export const withTheOldToken = ({ ofState }: OtherApp) =>
  `Nothing was changed. Run the command with a token of app ${ofState}. If Meta may keep all as it is, run \`pulumi state delete\`, and declare it anew.`;

export const keptAsItWas = ({ ofState }: OtherApp) =>
  `It was not read, and its state is kept. A token of app ${ofState} can read, change or end it.`;

/** @param ofToken `null` if it is not known */
export function otherApp(
  { appId: ofState }: Readonly<Record<string, unknown>>,
  ofToken: string | null,
): OtherApp | undefined {
  if (typeof ofState !== "string" || ofToken === null || ofState === ofToken) return undefined;
  return { ofState, ofToken };
}
