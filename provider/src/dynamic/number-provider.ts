import type * as pulumi from "@pulumi/pulumi";
import { systemClock, type Clock } from "../graph/clock";
import { printable } from "../graph/printable";
import type { Hide } from "../graph/redact";
import { checkNumber } from "../number/check";
import { diffNumber } from "../number/diff";
import { createNumber } from "./create-number";
import { deleteNumber } from "./delete-number";
import { forEngine, Refusal } from "./engine-errors";
import { GraphAccess } from "./graph-access";
import { readNumber } from "./read-number";
import { replacementNotice } from "./replacement-notice";
import { Settings, type StackConfig } from "./settings";
import { updateNumber } from "./update-number";

type Properties = Record<string, unknown>;

/** What the provider needs of its surroundings. */
export interface Surroundings {
  readonly clock: Clock;
  readonly environment: NodeJS.ProcessEnv;
  /** Shows a line to the person who runs Pulumi: the engine makes a message of what a provider writes to stderr. */
  readonly print: (line: string) => void;
}

const PROCESS: Surroundings = {
  clock: systemClock,
  environment: process.env,
  print: (line) => {
    process.stderr.write(`pulumi-whatsapp: ${line}\n`);
  },
};

/** The dynamic provider of `WhatsAppPhoneNumber`: hands each verb to what decides and acts, and its errors to the engine. */
export class NumberProvider implements pulumi.dynamic.ResourceProvider<Properties, Properties> {
  readonly #surroundings: Surroundings;
  /** Ids of numbers that resources of this stack manage, as far as this process has seen them. */
  readonly #managed = new Set<string>();
  readonly #noticed = new Set<string>();
  #access: GraphAccess | undefined;
  #configureFailed: Error | undefined;

  constructor(surroundings: Surroundings = PROCESS) {
    this.#surroundings = surroundings;
  }

  /**
   * Never fails: the bridge would run later operations unconfigured. And stores in the same turn in which it is called: the bridge lets operations in
   * while this is pending, and so they find what was configured.
   */
  configure({ config }: { config: StackConfig }): Promise<void> {
    try {
      this.#access = this.#accessWith(config);
    } catch (error) {
      this.#configureFailed = error instanceof Error ? error : new Error(String(error));
    }
    return Promise.resolve();
  }

  check(olds: Properties, news: Properties) {
    return this.#run("check", news, ({ settings }) =>
      Promise.resolve(checkNumber(olds, news, { businessAccountId: settings.businessAccountId })),
    );
  }

  diff(id: string, olds: Properties, news: Properties) {
    return this.#run("diff", news, ({ notify }) => {
      this.#managed.add(id);
      const diff = diffNumber(olds, news);
      if (diff.deleteBeforeReplace && !this.#noticed.has(id)) {
        this.#noticed.add(id);
        notify(replacementNotice(id, olds, diff.replaces));
      }
      return Promise.resolve(diff);
    });
  }

  create(inputs: Properties) {
    return this.#run("create", inputs, (access) => createNumber(access, inputs, this.#managed));
  }

  read(id: string, props: Properties = {}) {
    return this.#run("read", props, async (access) => {
      refuseOtherIds(id);
      const read = await readNumber(access, id, props);
      if (read.id === undefined) this.#managed.delete(id);
      return read;
    });
  }

  update(id: string, olds: Properties, news: Properties) {
    return this.#run("update", news, async (access) => {
      refuseOtherIds(id);
      this.#managed.add(id);
      return { outs: await updateNumber(access, id, olds, news) };
    });
  }

  delete(id: string, props: Properties): Promise<void> {
    return this.#run("delete", props, async (access) => {
      refuseOtherIds(id);
      await deleteNumber(access, id, props);
      this.#managed.delete(id);
    });
  }

  async #run<T>(verb: string, props: Properties, work: (access: GraphAccess) => Promise<T>): Promise<T> {
    let hide: Hide = (text) => text;
    try {
      if (this.#configureFailed !== undefined) throw this.#configureFailed;
      // Without a configuration (a program that uses the provider directly) the environment alone counts.
      this.#access ??= this.#accessWith({ get: () => undefined });
      hide = this.#access.settings.hide;
      return await work(this.#access);
    } catch (error) {
      throw forEngine(error, {
        verb,
        handle: props.__provider,
        hide: (text) => printable(hide(text)),
      });
    }
  }

  #accessWith(config: StackConfig): GraphAccess {
    const { clock, environment, print } = this.#surroundings;
    return new GraphAccess(new Settings(config, environment), clock, print);
  }
}

/** An id becomes part of an address: anything but digits would ask for something else than a number. */
function refuseOtherIds(id: string): void {
  if (/^\d+$/.test(id)) return;
  throw new Refusal(`"${id}" is not the id of a number: write its digits, as WhatsApp Manager shows them.`);
}
