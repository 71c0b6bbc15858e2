import type { GraphNumber } from "../../account/graph-number";
import { isUnverified, nextStepOf, type NextStep } from "../../account/next-step";
import type { Method } from "./method";

/** Exit codes of one number, the most serious first. */
export const EXIT = {
  /** First, because another run would be wrong for hours. The other numbers do not change that. */
  locked: 3,
  failed: 1,
  codeNeeded: 2,
  verified: 0,
} as const;

export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** The end of one number. */
export interface Outcome {
  readonly exit: Exit;
  /** The given name, if no number was found. */
  readonly name: string;
  /** The number as it was read last. */
  readonly number?: GraphNumber | undefined;
  /** The way in which Meta sent a code, or may have sent it. */
  readonly sent?: Method | undefined;
  readonly error?: string | undefined;
}

export function exitCode(outcomes: readonly Outcome[]): Exit {
  const bySeriousness = Object.values(EXIT);
  return bySeriousness.find((exit) => outcomes.some((outcome) => outcome.exit === exit)) ?? EXIT.verified;
}

/** An outcome as `--json` prints it. */
export interface Report {
  readonly id: string | null;
  readonly number: string | null;
  readonly verified: boolean;
  readonly sent: Method | null;
  readonly nextStep: NextStep | null;
  readonly error?: string;
}

export function reportOf({ exit, name, number, sent, error }: Outcome): Report {
  return {
    id: number?.id ?? (/^\d+$/.test(name) ? name : null),
    number: (number && internationalOf(number)) ?? (name.startsWith("+") ? name : null),
    verified: exit === EXIT.verified,
    sent: sent ?? null,
    nextStep: number === undefined ? null : nextStepOf(number),
    ...(error !== undefined && { error }),
  };
}

export const HEADINGS = ["number", "id", "verification", "status", "next step", "name"] as const;

/** The cells under these headings. */
export function rowOf(number: GraphNumber): string[] {
  return [
    number.display_phone_number,
    number.id,
    number.code_verification_status,
    number.status,
    nextStepOf(number),
    number.verified_name,
  ].map((cell) => cell ?? NOTHING);
}

/** The same cells for programs: numbers as programs write them, and a row for each name without a number. */
export function cellsOf(outcome: Outcome): string[] {
  const { id, number: international } = reportOf(outcome);
  const cells = outcome.number === undefined ? HEADINGS.map(() => NOTHING) : rowOf(outcome.number);
  return [international ?? NOTHING, id ?? NOTHING, ...cells.slice(2)];
}

const NOTHING = "-";

/** `+12025550123`, if Meta shows `+1 202-555-0123`. `undefined` if Meta does not show the number. */
export function internationalOf({ display_phone_number: shown }: GraphNumber): string | undefined {
  const digits = shown?.replace(/\D/g, "") ?? "";
  return digits === "" ? undefined : `+${digits}`;
}

/** Whether `--all` includes the number. One that is registered, or runs elsewhere, needs no code. */
export function needsCode(number: GraphNumber): boolean {
  return isUnverified(number) === true && (number.platform_type === null || nextStepOf(number) === "verify");
}
