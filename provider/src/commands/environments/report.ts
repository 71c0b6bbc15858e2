import type { QuotaFigures } from "../../graph/quota";
import type { Kind } from "./resource";

/** The resource of a line: its number is the one that it belongs to. */
export interface Subject {
  readonly of: Kind;
  /** The name of the number in the program. A resource without a number has its own name here. */
  readonly number: string;
  /** For a line: `support`, `registration of support`, `subscription of account 100000000000001`. */
  readonly subject: string;
}

/** The effect of an operation on one resource, planned or done. */
export interface Change extends Subject {
  /** That of the number, for counting: in two components, numbers may have the same name. */
  readonly urn: string;
  readonly kind: "create" | "update" | "replace" | "drift" | "remove";
  /** Empty if the kind says it all. */
  readonly detail: string;
}

/** A resource that cannot be completed yet. */
export interface Waiting extends Subject {
  /** Its output `pending`. */
  readonly for: string;
  readonly nextStep: string;
}

/** A resource that the provider, Meta or the engine refused. */
export interface Refused extends Subject {
  readonly reason: string;
}

/** One environment after an operation. */
export interface EnvironmentReport {
  readonly name: string;
  readonly changes: readonly Change[];
  /** Count of numbers. */
  readonly unchanged: number;
  readonly waitsFor: readonly Waiting[];
  readonly refused: readonly Refused[];
  /** The requests to Meta, and the highest usage that Meta reported. */
  readonly quota: QuotaFigures;
  /** Why the operation could not be carried out, apart from single resources. */
  readonly error: string | undefined;
}

/** Count of numbers. Changes of other resources are shown, and not counted. */
export function countOf({ changes }: EnvironmentReport, kind: Change["kind"]): number {
  const numbers = changes.filter((change) => change.of === "number" && change.kind === kind);
  return new Set(numbers.map(({ urn }) => urn)).size;
}

/** For a pipeline: 0 nothing to do, 2 changes or resources that wait, 1 error. */
export function exitCode(reports: readonly EnvironmentReport[]): 0 | 1 | 2 {
  if (reports.some(({ error, refused }) => error !== undefined || refused.length > 0)) return 1;
  return reports.some(({ changes, waitsFor }) => changes.length + waitsFor.length > 0) ? 2 : 0;
}

export function lineOf({ kind, subject, detail }: Change): string {
  return detail === "" ? `${kind} ${subject}` : `${kind} ${subject}: ${detail}`;
}
