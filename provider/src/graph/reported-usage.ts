import { jsonIn } from "./json";

/** Meta's words for the parts of a limit, and ours. */
const MEASURES = { call_count: "calls", total_time: "processing time", total_cputime: "CPU time" } as const;
export type Measure = (typeof MEASURES)[keyof typeof MEASURES];

/** The used part of one of Meta's limits. */
export interface Usage {
  readonly percent: number;
  readonly measure: Measure;
  /** The account whose limit it is. Without one, it is the app's. */
  readonly account?: string | undefined;
}

/** The usages in the headers `X-App-Usage` and `X-Business-Use-Case-Usage`. A part in another form than documented does not count. */
export function reportedUsages(header: (name: string) => string | undefined): Usage[] {
  return [
    ...usagesIn(jsonIn(header("x-app-usage") ?? "")),
    ...entriesOf(jsonIn(header("x-business-use-case-usage") ?? "")).flatMap(([id, uses]) => {
      // Shown to people, so text of another form stays out.
      if (!IS_ID.test(id) || !Array.isArray(uses)) return [];
      return uses.flatMap((use: unknown) => usagesIn(use).map((usage) => ({ ...usage, account: id })));
    }),
  ];
}

const IS_ID = /^\d{1,20}$/;

function usagesIn(use: unknown): Usage[] {
  const shares = Object.fromEntries(entriesOf(use));
  return Object.entries(MEASURES).flatMap(([name, measure]) => {
    const percent = percentIn(shares[name]);
    return percent === undefined ? [] : { percent, measure };
  });
}

function percentIn(value: unknown): number | undefined {
  const number =
    typeof value === "number"
      ? value
      : typeof value === "string" && /^\d+(\.\d+)?$/.test(value)
        ? Number(value)
        : Number.NaN;
  return Number.isFinite(number) ? Math.round(number) : undefined;
}

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
