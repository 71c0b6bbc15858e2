/** The app of a state, and the token's app if they differ. */
export interface OtherApp {
  readonly ofState: string;
  readonly ofToken: string;
}

/** @param subject the subject of the sentence: "The webhook override of ..." */
export const belongsToAnother = (subject: string, { ofState, ofToken }: OtherApp) =>
  `${subject} belongs to app ${ofState}, but the token belongs to app ${ofToken}. `;

export const withTheOldToken = ({ ofState }: OtherApp) =>
  `Nothing was changed. Run the command with a token of app ${ofState}. To leave it unchanged at Meta, run \`pulumi state delete\`, then declare it again.`;

export const keptAsItWas = ({ ofState }: OtherApp) =>
  `It was not read, and its state is unchanged. Only a token of app ${ofState} can read, change or end it.`;

/** @param ofToken `null` if it is not known */
export function otherApp(
  { appId: ofState }: Readonly<Record<string, unknown>>,
  ofToken: string | null,
): OtherApp | undefined {
  if (typeof ofState !== "string" || ofToken === null || ofState === ofToken) return undefined;
  return { ofState, ofToken };
}
