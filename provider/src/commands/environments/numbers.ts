import { type Compares, differences, differencesAtMeta, type Effect, type State, type Step } from "./step";

const UNCHANGING: ReadonlySet<string> = new Set(["same", "read", "refresh"]);

/** The effect of a step on a phone number; `undefined` if nothing changes. */
export function effectOnNumber(step: Step, compares: Compares): Effect | undefined {
  if (UNCHANGING.has(step.op)) return undefined;
  return compares === "Meta" ? drift(step) : planned(step);
}

function planned(step: Step): Effect {
  switch (step.op) {
    case "create":
      return { kind: "create", detail: describe(step.new) };
    case "replace":
    case "create-replacement":
    case "delete-replaced":
      return { kind: "replace", detail: `${describe(step.old)} by ${describe(step.new)}` };
    case "delete":
      return { kind: "remove", detail: `${describe(step.old)} leaves the stack` };
    default:
      return updated(step);
  }
}

/** Meta stores none of the updates but a rename. Without one, the number could not be read when it was recorded. */
function updated(step: Step): Effect {
  const inputs = differences(step);
  const effect = inputs.length > 0 ? `another ${inputs.join(", ")}` : "is read again";
  return { kind: "update", detail: `${describe(step.old)}: ${effect}` };
}

function drift(step: Step): Effect | undefined {
  if (step.op === "delete") return { kind: "drift", detail: `${describe(step.old)} is no longer at Meta` };
  const found = differencesAtMeta(step);
  if (found.length === 0) return undefined;
  return { kind: "drift", detail: `${describe(step.old)}: ${found.join(", ")}` };
}

function describe(state: State | undefined): string {
  if (state === undefined) return "a number";
  const { cc, phoneNumber, verifiedName } = state.inputs;
  return `+${String(cc)} ${String(phoneNumber)} ${JSON.stringify(verifiedName)}`;
}
