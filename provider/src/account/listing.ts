import { isLiving, type GraphNumber } from "./graph-number";
import type { Page } from "./page";

/** The numbers of an account, as far as its listing was read. */
export class Listing {
  readonly #byId = new Map<string, GraphNumber>();
  readonly #withoutId: string[] = [];
  #isCutOff = false;

  add(page: Page): void {
    for (const number of page.numbers) {
      const before = this.#byId.get(number.id);
      // Pages may overlap while numbers change. If one of two entries shows the number as living, it is not gone.
      if (before === undefined || isLiving(number)) this.#byId.set(number.id, number);
    }
    this.#withoutId.push(...page.withoutId);
    this.#isCutOff ||= page.isCutOff;
  }

  /** The entry of that id, also if it is no living number. */
  entry(id: string): GraphNumber | undefined {
    return this.#byId.get(id);
  }

  /** The numbers without the deleted ones and those that moved to another account. */
  get living(): readonly GraphNumber[] {
    return [...this.#byId.values()].filter(isLiving);
  }

  /** Numbers as Meta shows them, in entries whose id cannot be read. */
  get withoutId(): readonly string[] {
    return this.#withoutId;
  }

  /** Whether pages are missing: then a number may be there although no page shows it. */
  get isCutOff(): boolean {
    return this.#isCutOff;
  }
}
