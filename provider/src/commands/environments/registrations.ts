import {
  type Compares,
  differences,
  differencesAtMeta,
  type Effect,
  pendingOf,
  type State,
  type Step,
} from "./step";

const REGISTERED = "the number is registered";

/** The effect of a step on a registration; `undefined` if nothing changes, or if the registration only goes on waiting. */
export function effectOnRegistration(step: Step, compares: Compares): Effect | undefined {
  if (compares === "Meta") return drift(step);
  switch (step.op) {
    case "create":
      return { kind: "create", detail: isRegistered(step.new) ? REGISTERED : "" };
    case "update": {
      const detail = updated(step);
      return detail === undefined ? undefined : { kind: "update", detail };
    }
    case "replace":
    case "create-replacement":
    case "delete-replaced":
      return { kind: "replace", detail: "for another number" };
    case "delete":
      return { kind: "remove", detail: removed(step) };
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
  return found.length > 0 ? { kind: "drift", detail: found.join(", ") } : undefined;
}

const isRegistered = (state: State | undefined) => state?.outputs.registered === true;

const wasDeregistered = ({ old, new: found }: Step) =>
  isRegistered(old) && found?.outputs.registered === false;

const hasLostPin = ({ old, new: found }: Step) =>
  old?.outputs.pinEnabled === true && found?.outputs.pinEnabled === false;
