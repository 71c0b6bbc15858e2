import type { Subject } from "./report";
import type { Resource } from "./resource";
import { type State, type Step, textIn } from "./step";

/** The subject of a resource, and the URN of its number. */
export interface Related extends Subject {
  readonly urn: string;
}

/** Relates resources to their numbers: by Meta's id of the number, which is not known before its creation, else by name. */
export class Relations {
  readonly #byId = new Map<string, Resource>();
  readonly #byName = new Map<string, Resource>();
  readonly #states = new Map<string, State>();

  note(resource: Resource, { old, new: now }: Pick<Step, "old" | "new">): void {
    const state = now ?? old;
    if (state !== undefined) this.#states.set(resource.urn, state);
    if (resource.kind !== "number") return;
    this.#byName.set(resource.name, resource);
    for (const each of [old, now]) {
      const id = textIn(each?.outputs, "phoneNumberId");
      if (id !== undefined) this.#byId.set(id, resource);
    }
  }

  of({ urn, kind, name }: Resource): Related {
    if (kind === "number") return { urn, of: kind, number: name, subject: name };
    const inputs = this.#states.get(urn)?.inputs;
    const id = textIn(inputs, "phoneNumberId");
    const number = (id === undefined ? undefined : this.#byId.get(id)) ?? this.#byName.get(name);
    if (number !== undefined) {
      return { urn: number.urn, of: kind, number: number.name, subject: `${kind} of ${number.name}` };
    }
    return { urn, of: kind, number: name, subject: `${kind} ${accountIn(inputs) ?? name}` };
  }
}

/** The account of a resource that belongs to no number. */
function accountIn(inputs: State["inputs"] = {}): string | undefined {
  if ("phoneNumberId" in inputs) return undefined;
  const account = textIn(inputs, "businessAccountId");
  return account === undefined ? undefined : `of account ${account}`;
}
