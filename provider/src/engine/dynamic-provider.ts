import type * as pulumi from "@pulumi/pulumi";
import { systemClock } from "../graph/clock";
import { printable } from "../graph/printable";
import { quotaLine } from "../graph/quota-line";
import type { Hide } from "../graph/redact";
import { GraphAccesses, type GraphAccess } from "./access";
import { DYNAMIC_WORDS } from "./dynamic-words";
import { NotInitialised, textOf } from "./errors";
import type { Properties } from "./properties";
import { quotaShownAtEnd } from "./quota-at-end";
import type { ResourceKind, Verbs } from "./resource-kind";

/** The arguments of `configure`. */
export interface StackConfig {
  get(key: string): unknown;
}

/** The engine turns a provider's stderr into messages. */
const print = (line: string) => {
  process.stderr.write(`pulumi-whatsapp: ${line}\n`);
};

/** For all providers of this process. */
const OF_THIS_PROCESS = new GraphAccesses(
  {
    clock: systemClock,
    environment: process.env,
    print,
    quota: quotaShownAtEnd((quota) => {
      print(quotaLine(quota));
    }),
  },
  DYNAMIC_WORDS,
);

/** Serves one kind of resource as a dynamic provider: passes each verb to the kind, and its errors to the engine. */
export class DynamicProvider implements pulumi.dynamic.ResourceProvider<Properties, Properties> {
  readonly #verbs: ResourceKind["verbs"];
  readonly #accesses: GraphAccesses;
  #access: GraphAccess | undefined;
  #configureFailed: Error | undefined;

  constructor(kind: ResourceKind, accesses: GraphAccesses = OF_THIS_PROCESS) {
    this.#verbs = kind.verbs;
    this.#accesses = accesses;
  }

  /**
   * Never fails, because the bridge would run later operations unconfigured. It stores the settings in the same turn as the call,
   * because the bridge runs operations while this is pending.
   */
  configure({ config }: { config: StackConfig }): Promise<void> {
    try {
      this.#access = this.#accesses.with((name) => config.get(`whatsapp:${name}`));
    } catch (error) {
      this.#configureFailed = error instanceof Error ? error : new Error(String(error));
    }
    return Promise.resolve();
  }

  check(olds: Properties, news: Properties) {
    return this.#run("check", news, (verbs, shown) => {
      const { inputs, failures } = verbs.check(own(olds), own(news));
      const readable = failures.map(({ property, reason }) => ({ property, reason: shown(reason) }));
      return Promise.resolve({ inputs, failures: readable });
    });
  }

  diff(id: string, olds: Properties, news: Properties) {
    return this.#run("diff", news, (verbs) => {
      const diff = verbs.diff(id, own(olds), own(news));
      // The plugin's state has no handle among the outputs, so a refresh of such an entry fails. An update adds the handle.
      const isWithout = news.__provider !== undefined && olds.__provider === undefined;
      return Promise.resolve(isWithout ? { ...diff, changes: true } : diff);
    });
  }

  create(inputs: Properties) {
    return this.#run("create", inputs, (verbs) => verbs.create(own(inputs)));
  }

  read(id: string, props: Properties = {}) {
    return this.#run("read", props, (verbs) => verbs.read(id, own(props)));
  }

  update(id: string, olds: Properties, news: Properties) {
    return this.#run("update", news, async (verbs) => ({
      outs: await verbs.update(id, own(olds), own(news)),
    }));
  }

  delete(id: string, props: Properties): Promise<void> {
    return this.#run("delete", props, (verbs) => verbs.delete(id, own(props)));
  }

  /** @param work gets a function that makes a text safe to show */
  async #run<T>(
    verb: string,
    props: Properties,
    work: (verbs: Verbs, shown: (text: string) => string) => Promise<T>,
  ): Promise<T> {
    let hide: Hide = (text) => text;
    const shown = (text: string) => printable(hide(text));
    try {
      if (this.#configureFailed !== undefined) throw this.#configureFailed;
      // Without a configuration, if a program uses the provider directly, only the environment counts.
      this.#access ??= this.#accesses.with(() => undefined);
      hide = this.#access.settings.hide;
      return await work(this.#access.shared(this.#verbs), shown);
    } catch (error) {
      throw forEngine(error, {
        verb,
        handle: props.__provider,
        hide: shown,
      });
    }
  }
}

/** The properties without the code that Pulumi runs for them. */
function own({ __provider, ...properties }: Properties): Properties {
  return properties;
}

export interface Handover {
  readonly verb: string;
  /** The `__provider` of the resource. */
  readonly handle: unknown;
  readonly hide: (text: string) => string;
}

/**
 * The error for the engine. The bridge prints `${error}: ${error.stack}` beside it, and the user sees that as a second message.
 * So those two are short, and the text appears once.
 */
export function forEngine(error: unknown, { verb, handle, hide }: Handover): Error {
  const shown = new Error(hide(textOf(error)));
  if (error instanceof NotInitialised) {
    // Recorded as given, because without the handle the next operation would find no provider.
    const properties = handle === undefined ? { ...error.state } : { ...error.state, __provider: handle };
    Object.assign(shown, { id: error.id, properties, reasons: error.reasons.map(hide) });
  }
  Object.defineProperty(shown, "toString", { value: () => "pulumi-whatsapp", enumerable: false });
  shown.stack = `${verb} failed; the reason is shown with the resource`;
  return shown;
}
