import { type Compares, differences, differencesAtMeta, type Effect, pendingOf, type Step } from "./step";

/** The effect of a step on a resource that is neither a number nor a registration; `undefined` if nothing changes. */
export function effectOnOther(step: Step, compares: Compares): Effect | undefined {
  if (compares === "Meta") return drift(step);
  switch (step.op) {
    case "create":
      return { kind: "create", detail: "" };
    case "update":
      return updated(step);
    case "replace":
    case "create-replacement":
    case "delete-replaced":
      return { kind: "replace", detail: "" };
    case "delete":
      return { kind: "remove", detail: "" };
    default:
      return undefined;
  }
}

function updated(step: Step): Effect | undefined {
  const inputs = [...new Set([...differences(step), ...namedInputs(step)])];
  if (inputs.length > 0) return { kind: "update", detail: `another ${inputs.join(", ")}` };
  const waited = pendingOf(step.old) !== undefined;
  if (!waited) return { kind: "update", detail: "" };
  return step.new?.outputs.pending === null ? { kind: "update", detail: "it waits no longer" } : undefined;
}

const namedInputs = ({ diffs, new: now }: Step) =>
  diffs.filter((property) => property in (now?.inputs ?? {}) && !property.startsWith("__"));

function drift(step: Step): Effect | undefined {
  if (step.op === "delete") return { kind: "drift", detail: "no longer at Meta" };
  const found = differencesAtMeta(step);
  return found.length > 0 ? { kind: "drift", detail: found.join(", ") } : undefined;
}
