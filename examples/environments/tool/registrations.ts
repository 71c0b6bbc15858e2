import type { Waiting } from "./report";
import { type Compares, differences, differencesAtMeta, type Effect, type Step } from "./step";

type State = Step["old"];

const REGISTERED = "the number is registered";

/** What a step does to a registration; `undefined` if nothing, or if the registration only goes on waiting. */
export function effectOnRegistration(step: Step, compares: Compares): Effect | undefined {
  if (compares === "Meta") return drift(step);
  const of = "registration";
  switch (step.op) {
    case "create":
      return { of, kind: "create", detail: isRegistered(step.new) ? REGISTERED : "" };
    case "update": {
      const detail = updated(step);
      return detail === undefined ? undefined : { of, kind: "update", detail };
    }
    case "replace":
    case "create-replacement":
    case "delete-replaced":
      return { of, kind: "replace", detail: "for another number" };
    case "delete":
      return { of, kind: "remove", detail: removed(step) };
    default:
      return undefined;
  }
}

function updated(step: Step): string | undefined {
  const { old, new: now } = step;
  if (!isRegistered(old) && isRegistered(now)) return REGISTERED;
  const inputs = differences(step);
  if (inputs.length > 0) return `another ${inputs.join(", ")}`;
  // Events hide the value of a PIN, so nothing else is left to differ.
  if (isRegistered(old)) return "the PIN is set";
  return pendingOf(old) === undefined ? "to register the number" : undefined;
}

const removed = ({ old }: Step) =>
  old?.inputs.deregisterOnDelete === true ? "the number is deregistered" : "";

/** Something that Meta has lost. A registration that makes progress at Meta is no drift. */
function drift(step: Step): Effect | undefined {
  const found =
    step.op === "delete"
      ? ["its registration is gone too"]
      : [
          ...(wasDeregistered(step) ? ["not registered at Meta any more"] : []),
          ...(hasLostPin(step) ? ["two-step verification is off at Meta"] : []),
          ...differencesAtMeta(step),
        ];
  return found.length > 0 ? { of: "number", kind: "drift", detail: found.join(", ") } : undefined;
}

/**
 * The number of a registration that waits after a step. A preview asks Meta nothing: it shows the reason that the last update recorded.
 */
export function waitingAfter({ op, old, new: now }: Step): Omit<Waiting, "number"> | undefined {
  const isPreviewOfUpdate = op === "update" && now?.outputs.registered === undefined;
  const state = isPreviewOfUpdate ? old : now;
  const pending = op === "read" ? undefined : pendingOf(state);
  return pending === undefined ? undefined : { for: pending, id: String(state?.outputs.phoneNumberId) };
}

const isRegistered = (state: State) => state?.outputs.registered === true;

const wasDeregistered = ({ old, new: found }: Step) =>
  isRegistered(old) && found?.outputs.registered === false;

const hasLostPin = ({ old, new: found }: Step) =>
  old?.outputs.pinEnabled === true && found?.outputs.pinEnabled === false;

function pendingOf(state: State): string | undefined {
  const pending: unknown = state?.outputs.pending;
  return typeof pending === "string" ? pending : undefined;
}
