/** What an operation does, or would do, to one number or to its registration. */
export interface Change {
  number: string;
  /** Changes of registrations are shown and not counted, but for drift: a registration that drifts is drift of its number. */
  of: "number" | "registration";
  kind: "create" | "update" | "replace" | "drift" | "remove";
  /** Empty if the kind says it all. */
  detail: string;
}

/** A number that cannot be registered yet. */
export interface Waiting {
  number: string;
  /** The output `pending` of its registration. */
  for: string;
  /** Meta's id of the number. */
  id: string;
}

/** A number that the provider, Meta or the engine refused, or refused to register. */
export interface Refusal {
  number: string;
  reason: string;
}

/** One environment after an operation. */
export interface EnvironmentReport {
  name: string;
  changes: Change[];
  /** Count of numbers. */
  unchanged: number;
  waitsFor: Waiting[];
  refused: Refusal[];
  /** Why the operation could not be carried out, apart from single numbers. */
  error: string | undefined;
}

/** Count of numbers. */
export function countOf({ changes }: EnvironmentReport, kind: Change["kind"]): number {
  const numbers = changes.filter((change) => change.of === "number" && change.kind === kind);
  return new Set(numbers.map(({ number }) => number)).size;
}

/** For a pipeline: 0 nothing to do, 2 changes or numbers that wait, 1 error. */
export function exitCode(reports: readonly EnvironmentReport[]): 0 | 1 | 2 {
  if (reports.some(({ error, refused }) => error !== undefined || refused.length > 0)) return 1;
  return reports.some(({ changes, waitsFor }) => changes.length + waitsFor.length > 0) ? 2 : 0;
}

export function lineOf({ kind, of, number, detail }: Change): string {
  const subject = of === "number" ? number : `registration of ${number}`;
  return detail === "" ? `${kind} ${subject}` : `${kind} ${subject}: ${detail}`;
}
