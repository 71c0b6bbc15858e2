import { hasTag, type GraphError } from "../graph/graph-error";

/** The fields that an app may see. A hidden one can fail the whole call, so later calls ask for fewer. */
export class VisibleFields {
  readonly #sets: readonly (readonly string[])[];
  readonly #onHidden: (hidden: readonly string[], code: number | undefined) => void;
  #set = 0;

  /**
   * @param sets the fields to ask for: each set follows if Meta refused the one before it
   * @param onHidden called when Meta hides fields, with all hidden ones of the first set
   */
  constructor(
    sets: readonly (readonly string[])[],
    onHidden: (hidden: readonly string[], code: number | undefined) => void,
  ) {
    this.#sets = sets;
    this.#onHidden = onHidden;
  }

  /** Whether the field is asked for, as far as refusals have shown. */
  includes(field: string): boolean {
    return this.#fieldsOf(this.#set).includes(field);
  }

  /** @param call makes the request with these fields */
  async ask(call: (fields: string) => Promise<unknown>): Promise<unknown> {
    let refusedBy: GraphError | undefined;
    for (let set = this.#set; ; set++) {
      try {
        const answer = await call(this.#fieldsOf(set).join(","));
        if (refusedBy !== undefined) this.#remember(set, refusedBy);
        return answer;
      } catch (error) {
        if (!hasTag(error, "fields") || set === this.#sets.length - 1) throw error;
        refusedBy = error;
      }
    }
  }

  #remember(set: number, { code }: GraphError): void {
    if (set <= this.#set) return;
    this.#set = set;
    const visible = this.#fieldsOf(set);
    this.#onHidden(
      this.#fieldsOf(0).filter((field) => !visible.includes(field)),
      code,
    );
  }

  #fieldsOf(set: number): readonly string[] {
    return this.#sets[set] ?? [];
  }
}
