import { type Compares, differencesAtMeta, type Effect, type Step } from "./step";

const UNCHANGING: ReadonlySet<string> = new Set(["same", "read", "refresh"]);

/** What a step does to a phone number; `undefined` if nothing. */
export function effectOnNumber(step: Step, compares: Compares): Effect | undefined {
  if (UNCHANGING.has(step.op)) return undefined;
  return { of: "number", ...(compares === "Meta" ? drift(step) : planned(step)) };
}

type Told = Pick<Effect, "kind" | "detail">;

function planned(step: Step): Told {
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
      // The number was recorded when it could not be read yet.
      return { kind: "drift", detail: `${describe(step.old)} is read again` };
  }
}

function drift(step: Step): Told {
  const detail = step.op === "delete" ? " is no longer at Meta" : `: ${differencesAtMeta(step).join(", ")}`;
  return { kind: "drift", detail: `${describe(step.old)}${detail}` };
}

function describe(state: Step["old"]): string {
  if (!state) return "a number";
  const { cc, phoneNumber, verifiedName } = state.inputs as Record<string, unknown>;
  return `+${String(cc)} ${String(phoneNumber)} ${JSON.stringify(verifiedName)}`;
}
