import type { EngineEvent } from "../commands/automation";
import { Observer } from "../commands/environments/observer";
import type { EnvironmentReport } from "../commands/environments/report";

/** An environment with one number and nothing to do. */
export const QUIET: EnvironmentReport = {
  name: "dev",
  changes: [],
  unchanged: 1,
  waitsFor: [],
  refused: [],
  quota: { requests: 0 },
  error: undefined,
};

/** A step on a resource of the name `support`. */
export interface StepGiven {
  op: string;
  type?: `WhatsApp${string}`;
  /** Outputs before and after. */
  old?: Record<string, unknown>;
  now?: Record<string, unknown>;
  /** Inputs before and after, beside a secret. */
  inputs?: Record<string, unknown>;
  /** Inputs that are different after the step. */
  edit?: Record<string, unknown>;
  /** Properties that the provider named. */
  diffs?: string[];
  name?: string;
  refusal?: string;
}

export const urnOf = (type: string, name = "support") =>
  `urn:pulumi:dev::environments::pulumi-nodejs:dynamic/whatsapp:${type}::${name}`;

/** An observer, and the lines that it has shown. */
export function observer(compares: "program" | "Meta" = "program", hide = (text: string) => text) {
  const lines: string[] = [];
  const showLine = (line: string) => lines.push(line);
  const it = new Observer({ environment: "dev", folder: undefined, compares, hide, showLine });
  return {
    lines,
    step: ({ name, type = "WhatsAppRegistration", ...step }: StepGiven) => {
      const { op, old, now, inputs: own, edit, diffs } = step;
      const inputs = { pin: { ciphertext: "[secret]" }, ...own };
      const metadata = {
        op,
        urn: urnOf(type, name),
        diffs,
        // The engine's events have null for a state that is missing.
        old: old ? { inputs, outputs: old } : null,
        new: now ? { inputs: { ...inputs, ...edit }, outputs: now } : null,
      };
      it.onEvent({ resOutputsEvent: { metadata } } as unknown as EngineEvent);
    },
    message: (severity: string, message: string, urn?: string) => {
      it.onEvent({ diagnosticEvent: { severity, message, urn, color: "never" } } as unknown as EngineEvent);
    },
    report: () => it.report(),
    failure: (words?: string) => it.failure(words),
  };
}

/** The report of an operation with these steps, and the lines that it showed meanwhile. The stack has the number `support`. */
export function observed(compares: "program" | "Meta", steps: readonly StepGiven[]) {
  const { step, message, lines, report } = observer(compares);
  if (!steps.some(({ type }) => type === "WhatsAppPhoneNumber")) {
    step({ op: "same", type: "WhatsAppPhoneNumber", old: {}, now: {} });
  }
  for (const each of steps) {
    step(each);
    if (each.refusal !== undefined)
      message("error", `${each.refusal}\n`, urnOf(each.type ?? "WhatsAppRegistration", each.name));
  }
  return { report: report(), lines };
}
