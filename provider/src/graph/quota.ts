import { reportedUsages, type Usage } from "./reported-usage";

/** The requests of a run, and the highest usage in Meta's answers. */
export interface QuotaFigures {
  readonly requests: number;
  readonly highest?: Usage | undefined;
}

export const NO_REQUEST: QuotaFigures = { requests: 0 };

/** The figures of several processes of one run. */
export const together = (one: QuotaFigures, other: QuotaFigures): QuotaFigures => ({
  requests: one.requests + other.requests,
  highest: higher(one.highest, other.highest),
});

/** Counts the requests of a process, retries included. */
export class Quota implements QuotaFigures {
  readonly #onFirst: () => void;
  #figures = NO_REQUEST;

  constructor(onFirst: () => void = () => undefined) {
    this.#onFirst = onFirst;
  }

  get requests(): number {
    return this.#figures.requests;
  }

  get highest(): Usage | undefined {
    return this.#figures.highest;
  }

  /** @param header of the answer; without it, none came */
  count(header: (name: string) => string | undefined = () => undefined): void {
    if (this.requests === 0) this.#onFirst();
    const highest = reportedUsages(header).reduce(higher, undefined);
    this.#figures = together(this.#figures, { requests: 1, highest });
  }
}

function higher(one: Usage | undefined, other: Usage | undefined): Usage | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return other.percent > one.percent ? other : one;
}
