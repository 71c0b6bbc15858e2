import { isRegistered } from "../../account/next-step";
import { beforeConfirming } from "../../account/confirmation-time";
import { Refusal, textOf } from "../../engine/errors";
import { CallError } from "../../graph/call-error";
import { GraphError } from "../../graph/graph-error";
import { deregister } from "./deregister";
import { confirmRegistered } from "./confirm";
import { allowedAgainAt } from "./own-quota";
import type { Run } from "./run";
import type { RegistrationState } from "./state";

/** The reason why the register call must wait, if there is one. Fails if there is no PIN to register with. */
export function obstacle(run: Run): RegistrationState | undefined {
  if (run.inputs.pin === undefined) throw run.failure(null, pinMissing(run));
  const isBlocked = run.olds.pending === "quota";
  const again = allowedAgainAt(run.calls, run.access.clock.epochMs(), isBlocked);
  if (again === undefined) return undefined;
  return run.waits(
    "quota",
    `${run.name} was registered too often: Meta blocks a number for 72 hours after 10 calls within 72 hours, so the provider makes at most 8, and none during a block. ` +
      `No call was made. Run pulumi up again after ${again}.`,
  );
}

/** Makes the one register call of this run, and reads until Meta shows it. Later failures are recorded. */
export async function register(run: Run): Promise<RegistrationState> {
  if (!run.memory.mayRegister(run.id)) return shown(run, `another resource of this stack registers it`);
  const wasRegistered = isRegistered(run.number) === true;
  const params = { messaging_product: "whatsapp", pin: run.inputs.pin };
  run.noteCall();
  try {
    const deadline = beforeConfirming(run.deadline, run.access.settings.requestTimeoutMs);
    await run.node.post("register", params, run.context("register", deadline));
  } catch (error) {
    return refused(run, error, wasRegistered);
  }
  run.fulfil("registerAgain");
  run.pinIsSet();
  return shown(run, "Meta has accepted the registration");
}

async function refused(run: Run, error: unknown, wasRegistered: boolean): Promise<RegistrationState> {
  if (!(error instanceof CallError)) throw run.failure("outcome", textOf(error));
  switch (error.kind) {
    case "unsent":
    case "throttled":
      run.forgetCall();
      run.memory.didNotRegister(run.id);
      throw error;
    case "unclear":
      return lost(run, error, wasRegistered);
    case "final":
      return forGood(run, error, wasRegistered);
  }
}

/** The answer was lost, so the number may be registered. No second call follows. */
async function lost(run: Run, { facts }: CallError, wasRegistered: boolean): Promise<RegistrationState> {
  // Meta may have carried out the call, so it must not be repeated.
  run.fulfil("registerAgain");
  if (!wasRegistered) return shown(run, `the answer to the registration was lost (${facts})`);
  run.access.notify(
    `the answer to the repeated registration of ${run.name} was lost. ${facts} No second call was made. ` +
      `If its new display name does not appear, change registerAgain once more.`,
  );
  return shown(run, "the answer to the registration was lost");
}

/** @param since the action before the number is read */
async function shown(run: Run, since: string): Promise<RegistrationState> {
  const details: string[] = [];
  try {
    if (await confirmRegistered(run, details)) {
      run.memory.isOnlineNow(run.id);
      return run.state(null);
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    details.push(error.message);
  }
  return run.waits(
    "outcome",
    `${run.name} waits: ${since}, but Meta does not show the number as registered. ${[...details, ""].join(" ")}` +
      `No second call was made. Run pulumi up again later: it reads the number first.`,
  );
}

const DEREGISTRATION_HALF_DONE = 133000;
const NOT_VERIFIED = 133006;
const TOO_OFTEN = 133016;
const SEVERAL_REASONS = 2388001;

/** Names after their review: then another reason explains the refusal of the number. */
const READY_NAMES = new Set<string | null>(["APPROVED", "AVAILABLE_WITHOUT_REVIEW"]);

async function forGood(run: Run, error: CallError, wasRegistered: boolean): Promise<RegistrationState> {
  const code = error instanceof GraphError ? [error.subcode, error.code] : [];
  if (code.includes(TOO_OFTEN)) return run.waits("quota", waiting(run, "for Meta's quota", error));
  if (code.includes(NOT_VERIFIED)) return run.waits("verification", notVerified(run, error));
  if (code.includes(SEVERAL_REASONS) && !READY_NAMES.has(run.number.name_status)) {
    return run.waits("name", waiting(run, "for its display name", error));
  }
  // An online number stays online.
  if (code.includes(DEREGISTRATION_HALF_DONE) && !wasRegistered) await finishDeregistration(run, error);
  throw run.failure(null, error.message);
}

const waiting = (run: Run, forWhat: string, { facts, remedy }: CallError) =>
  `${run.name} waits ${forWhat}. ${facts} ${remedy}`;

/** The read before the call shows the number as verified, so the verify command would send nothing. */
const notVerified = (run: Run, { facts }: CallError) =>
  `${run.name} waits for its verification. ${facts} But Meta shows the number as verified, so a new code does not help: ` +
  `wait some minutes, then run pulumi up again. If the error stays, check the number in WhatsApp Manager.`;

async function finishDeregistration(run: Run, { facts }: CallError): Promise<never> {
  try {
    await deregister(run);
  } catch (error) {
    throw run.failure(null, `${facts} The provider could not finish the deregistration: ${textOf(error)}`);
  }
  throw run.failure(
    null,
    `${facts} The provider has finished an earlier deregistration of ${run.name}. Run pulumi up again: it registers the number.`,
  );
}

const pinMissing = (run: Run) =>
  `Could not register ${run.name}: a registration needs a PIN of six digits, and the program declares none. ` +
  `Run \`pulumi config set --secret pin\`, write pin: config.requireSecret("pin"), then run pulumi up again. Nothing was sent.`;
