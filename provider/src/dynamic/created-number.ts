import type { Account } from "../graph/account";
import { GraphError } from "../graph/graph-error";
import type { About, GraphNumber } from "../graph/numbers";
import { inputsIn } from "../number/inputs";
import { Refusal } from "./engine-errors";
import type { GraphAccess } from "./graph-access";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8_000;

/** The account that a resource's properties name. */
export function accountIn(access: GraphAccess, props: Record<string, unknown>): Account {
  const { businessAccountId } = inputsIn(props);
  if (businessAccountId !== undefined) return access.account(businessAccountId);
  throw new Refusal("The state of the number has no businessAccountId: correct it with pulumi state edit.");
}

/** Reads a number that certainly exists: one that Meta does not show yet is waited for, within the deadline. */
export async function readUntilVisible(account: Account, id: string, about: About): Promise<GraphNumber> {
  const { deadline } = about;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      return await account.readAlone(id, about);
    } catch (error) {
      if (!(error instanceof GraphError) || !error.isHidden || pauseMs >= deadline.msToWait) throw error;
      await deadline.clock.sleep(pauseMs);
    }
  }
}
