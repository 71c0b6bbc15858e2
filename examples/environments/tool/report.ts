/** What an operation does, or would do, to one number. */
export interface Change {
  number: string;
  kind: "create" | "replace" | "drift" | "remove";
  detail: string;
}

/** A number that the provider, Meta or the engine refused. */
export interface Refusal {
  number: string;
  reason: string;
}

/** One environment after an operation. */
export interface EnvironmentReport {
  name: string;
  changes: Change[];
  unchanged: number;
  refused: Refusal[];
  /** Why the operation could not be carried out, apart from single numbers. */
  error: string | undefined;
}

export function countOf({ changes }: EnvironmentReport, kind: Change["kind"]): number {
  return changes.filter((change) => change.kind === kind).length;
}

/** For a pipeline: 0 nothing to do, 2 changes, 1 error. */
export function exitCode(reports: readonly EnvironmentReport[]): 0 | 1 | 2 {
  if (reports.some(({ error, refused }) => error !== undefined || refused.length > 0)) return 1;
  return reports.some(({ changes }) => changes.length > 0) ? 2 : 0;
}
