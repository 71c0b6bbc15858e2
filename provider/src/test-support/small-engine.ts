import type { DynamicProvider } from "../engine/dynamic-provider";
import type { Properties } from "../engine/properties";

interface Entry {
  readonly id: string;
  readonly outs: Properties;
  readonly inputs: Properties;
}

/**
 * One resource as Pulumi's engine treats it, without its processes: the order of calls, and the record of an answer or an error.
 * Each run gets a provider of its own, like each command of Pulumi.
 */
export class SmallEngine {
  entry: Entry | undefined;
  /** Every message that a person sees. */
  readonly said: string[] = [];

  /** Entries whose deletion failed after a replacement. The next run deletes them. */
  #leftOver: readonly Entry[] = [];

  constructor(private readonly start: () => DynamicProvider) {}

  get #hasEntry(): boolean {
    return this.entry !== undefined;
  }

  /** Every entry of the state. */
  get entries(): readonly Entry[] {
    return [...(this.entry === undefined ? [] : [this.entry]), ...this.#leftOver];
  }

  /** `pulumi up` of a program with or without the resource. Returns whether it succeeded. */
  async up(inputs: Properties | undefined): Promise<boolean> {
    const provider = this.start();
    const isDone = await this.#step(provider, inputs);
    return (await this.#deleteLeftOver(provider)) && isDone;
  }

  async #step(provider: DynamicProvider, inputs: Properties | undefined): Promise<boolean> {
    if (inputs === undefined) return this.#delete(provider);
    const { inputs: news, failures } = await provider.check(this.entry?.inputs ?? {}, inputs);
    this.said.push(...failures.map(({ reason }) => reason));
    if (failures.length > 0) return false;
    const { entry } = this;
    if (entry === undefined) {
      return this.#records(news, async () => provider.create(news));
    }
    const { changes } = await provider.diff(entry.id, entry.outs, news);
    if (!changes) {
      this.entry = { ...entry, inputs: news };
      return true;
    }
    return this.#records(news, async () => ({
      id: entry.id,
      outs: (await provider.update(entry.id, entry.outs, news)).outs,
    }));
  }

  /** `pulumi refresh`. Returns whether it succeeded. */
  async refresh(): Promise<boolean> {
    const { entry } = this;
    if (entry === undefined) return true;
    try {
      const { id, props = {}, inputs = entry.inputs } = await this.start().read(entry.id, entry.outs);
      this.entry = id === undefined ? undefined : { id, outs: props, inputs };
      return true;
    } catch (error) {
      this.#says(error);
      return false;
    }
  }

  /** The program gives the resource another name: one process creates it under the new name, then deletes it under the old one. */
  async rename(inputs: Properties): Promise<boolean> {
    const { entry } = this;
    if (entry === undefined) return this.up(inputs);
    const provider = this.start();
    const { inputs: news } = await provider.check({}, inputs);
    this.entry = undefined;
    const isCreated = await this.#records(news, async () => provider.create(news));
    if (!this.#hasEntry) this.entry = entry;
    else this.#leftOver = [...this.#leftOver, entry];
    return isCreated && this.#deleteLeftOver(provider);
  }

  async #deleteLeftOver(provider: DynamicProvider): Promise<boolean> {
    const remaining: Entry[] = [];
    for (const entry of this.#leftOver) {
      try {
        await provider.delete(entry.id, entry.outs);
      } catch (error) {
        this.#says(error);
        remaining.push(entry);
      }
    }
    this.#leftOver = remaining;
    return remaining.length === 0;
  }

  async #delete(provider: DynamicProvider): Promise<boolean> {
    const { entry } = this;
    if (entry === undefined) return true;
    try {
      await provider.delete(entry.id, entry.outs);
      this.entry = undefined;
      return true;
    } catch (error) {
      this.#says(error);
      return false;
    }
  }

  async #records(
    inputs: Properties,
    work: () => Promise<{ id: string; outs: Properties }>,
  ): Promise<boolean> {
    try {
      this.entry = { ...(await work()), inputs };
      return true;
    } catch (error) {
      this.#says(error);
      const { id, properties } = error as { id?: string; properties?: Properties };
      if (id !== undefined && properties !== undefined) this.entry = { id, outs: properties, inputs };
      return false;
    }
  }

  #says(error: unknown): void {
    const { message, reasons = [] } = error as { message: string; reasons?: string[] };
    this.said.push(message, ...reasons);
  }
}
