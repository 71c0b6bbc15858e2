import { GraphAccess } from "../engine/access";
import { DYNAMIC_WORDS } from "../engine/dynamic-words";
import { systemClock } from "../graph/clock";
import { Refusal } from "../graph/refusal";
import { ENVIRONMENT, Settings } from "../settings";
import { stackConfig } from "./stack-config";

export interface AccessOptions {
  readonly account?: string | undefined;
  readonly stack?: string | undefined;
}

/** Graph and the account, from the environment and the stack's config. Fails if a setting is missing or wrong. */
export async function accessFor(
  { account: named, stack }: AccessOptions,
  print: (line: string) => void,
): Promise<{ readonly access: GraphAccess; readonly account: string | undefined }> {
  if (stack === undefined && !hasToken(process.env)) {
    throw new Refusal(
      `There is no access token: set ${ENVIRONMENT.accessToken} (${ENVIRONMENT.accessTokens} for a token per account), ` +
        `or use the config of a stack with --stack NAME.`,
    );
  }
  const source = stack === undefined ? () => undefined : await stackConfig(stack);
  const settings = new Settings(source, process.env, DYNAMIC_WORDS);
  const access = new GraphAccess(settings, { clock: systemClock, print });
  const account = named ?? settings.inputDefaults.businessAccountId;
  const problems = access.settingsProblems(account);
  if (problems.length > 0) throw new Refusal(problems.join(" "));
  return { access, account };
}

/** The account. Fails without one, for a command or an option that needs it. */
export function needed(account: string | undefined, by: string): string {
  if (account !== undefined) return account;
  throw new Refusal(
    `${by} needs an account: add --account ID, or --stack NAME of a stack with whatsapp:businessAccountId.`,
  );
}

const hasToken = (environment: NodeJS.ProcessEnv) =>
  [ENVIRONMENT.accessToken, ENVIRONMENT.accessTokens].some((name) => (environment[name] ?? "") !== "");
