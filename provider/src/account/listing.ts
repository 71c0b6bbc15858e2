import { isLiving, type GraphNumber } from "./graph-number";
import type { Page } from "./page";

/** The numbers that an account holds, as far as its listing was read. */
export class Listing {
  readonly #byId = new Map<string, GraphNumber>();
  readonly #withoutId: string[] = [];
  #isCutOff = false;

  add(page: Page): void {
    for (const number of page.numbers) {
      const before = this.#byId.get(number.id);
      // Pages may overlap while numbers change. A number that one of two entries shows as living is not taken for gone.
      if (before === undefined || isLiving(number)) this.#byId.set(number.id, number);
    }
    this.#withoutId.push(...page.withoutId);
    this.#isCutOff ||= page.isCutOff;
  }

  /** The entry of that id, whether it is a living number or not. */
  entry(id: string): GraphNumber | undefined {
    return this.#byId.get(id);
  }

  /** The numbers without those that were deleted or moved to another account. */
  get living(): readonly GraphNumber[] {
    return [...this.#byId.values()].filter(isLiving);
  }

  /** Numbers as Meta shows them, in entries whose id cannot be read. */
  get withoutId(): readonly string[] {
    return this.#withoutId;
  }

  /** Whether pages are missing, so that a number may be there and not be shown. */
  get isCutOff(): boolean {
    return this.#isCutOff;
  }
}
