import { Deadline, type Clock } from "../graph/clock";
import type { FrontEndWords } from "../graph/front-end-words";
import { GraphClient } from "../graph/graph-client";
import { printable } from "../graph/printable";
import type { Quota } from "../graph/quota";
import type { Send } from "../graph/transport";
import { Settings, type SettingsSource } from "../settings";

/** The parts of the process that the provider needs. */
export interface Surroundings {
  readonly clock: Clock;
  readonly environment: NodeJS.ProcessEnv;
  /** Shows a line to the person who runs Pulumi. */
  readonly print: (line: string) => void;
  /** Sends HTTP requests instead of the network. */
  readonly send?: Send | undefined;
  /** Counts the requests to Meta. */
  readonly quota?: Quota | undefined;
  /** The time that is left for the current operation, in milliseconds, if the program or the engine limits it. */
  readonly msLeft?: (() => number | undefined) | undefined;
}

/** Graph, as the settings of one stack allow it. One object per process, so that all operations share a throttle and the accounts. */
export class GraphAccess {
  readonly #shared = new Map<(access: GraphAccess) => unknown, unknown>();
  #client: GraphClient | undefined;
  #programRuns = false;

  readonly clock: Clock;
  readonly #surroundings: Omit<Surroundings, "environment">;

  constructor(
    readonly settings: Settings,
    surroundings: Omit<Surroundings, "environment">,
  ) {
    this.#surroundings = surroundings;
    this.clock = surroundings.clock;
  }

  get words(): FrontEndWords {
    return this.settings.words;
  }

  /** Fails if a setting for the calls to Graph is wrong. */
  get client(): GraphClient {
    const { send, quota } = this.#surroundings;
    this.#client ??= new GraphClient(this.settings.connection(), this.notify, send, quota);
    return this.#client;
  }

  /**
   * The mistakes in the settings that would fail a call for the account. Check reports them, so that `pulumi preview` shows them.
   *
   * @param account the input, which may not be known yet
   */
  settingsProblems(account: unknown): string[] {
    const isId = typeof account === "string" && /^\d+$/.test(account);
    return this.settings.problems(isId ? account : undefined);
  }

  /**
   * Whether the engine has checked inputs that a program declares. Before that it compares entries only because of a refresh
   * (`pulumi destroy --refresh`). So a comparison does not show which of them stay.
   */
  get programRuns(): boolean {
    return this.#programRuns;
  }

  noteProgram(): void {
    this.#programRuns = true;
  }

  deadline(): Deadline {
    return new Deadline(this.clock, this.#surroundings.msLeft?.() ?? this.settings.operationMs);
  }

  /** Calls `make` once per stack, and returns that object to every kind of resource. */
  shared<T>(make: (access: GraphAccess) => T): T {
    if (!this.#shared.has(make)) this.#shared.set(make, make(this));
    return this.#shared.get(make) as T;
  }

  /** Shows a line with our own secrets hidden. */
  readonly notify = (line: string): void => {
    this.#surroundings.print(printable(this.settings.hide(line)));
  };
}

/** The accesses of one process. Pulumi creates a provider for each kind of resource: those with equal settings serve one stack. */
export class GraphAccesses {
  readonly #surroundings: Surroundings;
  readonly #words: FrontEndWords;
  readonly #bySettings = new Map<string, GraphAccess>();

  constructor(surroundings: Surroundings, words: FrontEndWords) {
    this.#surroundings = surroundings;
    this.#words = words;
  }

  with(source: SettingsSource): GraphAccess {
    const settings = new Settings(source, this.#surroundings.environment, this.#words);
    const known = this.#bySettings.get(settings.identity);
    if (known !== undefined) return known;
    const access = new GraphAccess(settings, this.#surroundings);
    this.#bySettings.set(settings.identity, access);
    return access;
  }
}
