import { textIn } from "./step";
import type { Wait } from "./waiting";

/** The next step for a resource that waits, by its output `pending`. */
const NEXT_STEPS: Readonly<Record<string, string>> = {
  name: "run up again once Meta has processed the display name",
  quota: "run up again later, because the number was registered too often",
  outcome: "run up again, which looks at the number before it does anything",
  registration: "run up again once the number is registered",
};

/** The place in which a command has to run. */
export interface Place {
  readonly environment: string;
  /** The option `--cwd` as given. */
  readonly folder: string | undefined;
}

export function nextStep({ for: reason, state }: Wait, place: Place): string {
  if (reason === "verification") return `run ${verifyCommand(state.outputs, place)}, then up`;
  return NEXT_STEPS[reason] ?? "run up again";
}

/** The account chooses the token, if a stack has numbers of several accounts. */
function verifyCommand(outputs: Wait["state"]["outputs"], { environment, folder }: Place): string {
  const id = textIn(outputs, "phoneNumberId") ?? "--all";
  const account = textIn(outputs, "businessAccountId");
  const ofAccount = account === undefined ? "" : ` --account ${account}`;
  const command = `"npx pulumi-whatsapp verify ${id}${ofAccount} --stack ${environment}"`;
  return folder === undefined ? command : `${command} in ${folder}`;
}
