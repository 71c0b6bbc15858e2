import { printable } from "../../graph/printable";
import type { Hide } from "../../graph/redact";
import { GraphAccess, type Surroundings } from "../access";
import { NotInitialised, textOf } from "../errors";
import type { LookupFunction } from "../lookup-function";
import type { Properties } from "../properties";
import type { Checked, Created, Diff, Failure, Read, ResourceKind, Verbs } from "../resource-kind";
import { plainSecretLine, SECRET_SETTINGS } from "../secret-settings";
import { detailedDiff, type PropertyDifference } from "./detailed-diff";
import { isDeclared, packageSettings, providerName, settingsFailures } from "./package-settings";
import { previewOfCreation, previewOfUpdate } from "./preview";
import { withTexts } from "./texts";
import { tokenOf } from "./words";

/** The parts of a package. */
export interface PackageContent {
  readonly kinds: readonly ResourceKind[];
  /** By their names in programs. */
  readonly functions: ReadonlyMap<string, LookupFunction>;
}

/** A resource of a request. */
export interface Subject {
  readonly urn: string;
  readonly id: string;
}

/** The difference between a state and a program. */
export interface PackageDiff extends Diff {
  readonly detailed: ReadonlyMap<string, PropertyDifference>;
}

/** An error for the person who runs Pulumi: one text, and the resource that the engine must record nevertheless. */
export class OperationFailed extends Error {
  constructor(
    message: string,
    readonly recorded?: { readonly id: string; readonly properties: Properties },
  ) {
    super(message);
  }
}

/** The package `whatsapp` as one provider of a program. It knows properties but no protocol, and passes each verb to the kind of the resource. */
export class PackageProvider {
  readonly #surroundings: Surroundings;
  readonly #hidden: Hide;
  /** By their tokens, as the kinds. */
  readonly #functions: ReadonlyMap<string, LookupFunction>;
  readonly #kinds: ReadonlyMap<string, ResourceKind>;
  #access: GraphAccess | undefined;
  #name: string | undefined;

  /** @param hidden a text, without the secrets of the operation that it is about */
  constructor(content: PackageContent, surroundings: Surroundings, hidden: Hide) {
    this.#surroundings = {
      ...surroundings,
      print(line) {
        surroundings.print(hidden(line));
      },
    };
    this.#hidden = hidden;
    this.#functions = new Map([...content.functions].map(([name, called]) => [tokenOf(name), called]));
    this.#kinds = new Map(content.kinds.map((kind) => [tokenOf(kind.className), kind]));
  }

  /** The name of the provider, if the program declares it. */
  get name(): string | undefined {
    return this.#name;
  }

  /** Without the settings that are not known yet. */
  checkConfig(urn: string, args: Properties): Failure[] {
    const name = providerName(urn);
    const settings = packageSettings(name, args, this.#surroundings.environment);
    return settingsFailures(settings, name, args).map(({ property, reason }) => ({
      property,
      reason: printable(settings.hide(reason)),
    }));
  }

  /** @param secrets the names of the secret settings; the SDKs mark those of a declared provider */
  configure(urn: string, args: Properties, secrets: ReadonlySet<string>): void {
    const name = providerName(urn);
    if (isDeclared(name)) this.#name = name;
    const settings = packageSettings(name, args, this.#surroundings.environment);
    this.#access = new GraphAccess(settings, this.#surroundings);
    for (const secret of SECRET_SETTINGS) {
      const isPlain = args[secret] !== undefined && args[secret] !== null && !secrets.has(secret);
      if (isPlain) this.#access.notify(plainSecretLine(secret, settings.words));
    }
  }

  /** The kind of a resource, by its URN: `urn:pulumi:dev::numbers::parent:type$whatsapp:index:PhoneNumber::support`. */
  kindOf(urn: string): ResourceKind {
    const type = urn.split("::")[2]?.split("$").at(-1) ?? "";
    const kind = this.#kinds.get(type);
    if (kind !== undefined) return kind;
    throw new OperationFailed(`The package whatsapp has no resource of the type ${type}.`);
  }

  check(urn: string, olds: Properties, news: Properties): Promise<Checked> {
    return this.#run(urn, (verbs, kind, shown) => {
      const { inputs, failures } = verbs.check(own(olds), withTexts(kind, own(news)));
      const readable = failures.map(({ property, reason }) => ({ property, reason: shown(reason) }));
      return { inputs, failures: readable };
    });
  }

  diff({ urn, id }: Subject, olds: Properties, news: Properties): Promise<PackageDiff> {
    return this.#run(urn, (verbs, kind) => {
      const diff = verbs.diff(id, own(olds), news);
      return { ...diff, detailed: detailedDiff(kind, diff, olds, news) };
    });
  }

  create(urn: string, inputs: Properties, isPreview: boolean): Promise<Created> {
    return this.#run(urn, (verbs, kind) =>
      isPreview ? { id: "", outs: previewOfCreation(kind, inputs) } : verbs.create(inputs),
    );
  }

  /** A refresh, a lookup, or an import. */
  read({ urn, id }: Subject, props: Properties): Promise<Read> {
    return this.#run(urn, (verbs, kind, _shown, access) => {
      const isKnown = Object.keys(kind.outputs).some((name) => name in props);
      if (isKnown) return verbs.read(id, own(props));
      const [, written, number = id] = /^(\d+)\/(\d+)$/.exec(id) ?? [];
      const account = written ?? access.settings.inputDefaults.businessAccountId;
      return verbs.read(number, {
        ...(account === undefined ? {} : { businessAccountId: account }),
        ...props,
      });
    });
  }

  update({ urn, id }: Subject, olds: Properties, news: Properties, isPreview: boolean): Promise<Properties> {
    return this.#run(urn, (verbs, kind) =>
      isPreview ? previewOfUpdate(kind, own(olds), news) : verbs.update(id, own(olds), news),
    );
  }

  delete({ urn, id }: Subject, props: Properties): Promise<void> {
    return this.#run(urn, (verbs, kind) => {
      // The engine does not ask a class's provider to delete a retained resource. Here the option is an input, so the engine does not
      // know it.
      const isRetained = "retainOnDelete" in kind.inputs && props.retainOnDelete === true;
      return isRetained ? undefined : verbs.delete(id, own(props));
    });
  }

  async call(token: string, args: Properties): Promise<Properties> {
    const called = this.#functions.get(token);
    if (called === undefined) throw new OperationFailed(`The package whatsapp has no function ${token}.`);
    const access = this.#configured();
    return this.#failingReadably(this.#shownBy(access), () => called.call(access, args));
  }

  async #run<T>(
    urn: string,
    work: (
      verbs: Verbs,
      kind: ResourceKind,
      shown: (text: string) => string,
      access: GraphAccess,
    ) => T | Promise<T>,
  ): Promise<T> {
    const kind = this.kindOf(urn);
    const access = this.#configured();
    const shown = this.#shownBy(access);
    return this.#failingReadably(shown, () => work(access.shared(kind.verbs), kind, shown, access));
  }

  #configured(): GraphAccess {
    if (this.#access !== undefined) return this.#access;
    throw new OperationFailed("The provider is not configured.");
  }

  #shownBy({ settings }: GraphAccess): Hide {
    return (text) => printable(this.#hidden(settings.hide(text)));
  }

  async #failingReadably<T>(shown: Hide, work: () => T | Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const recorded =
        error instanceof NotInitialised ? { id: error.id, properties: error.state } : undefined;
      throw new OperationFailed(shown(textOf(error)), recorded);
    }
  }
}

/** A class's state also has the code that Pulumi ran for it. */
function own({ __provider, ...properties }: Properties): Properties {
  return properties;
}
