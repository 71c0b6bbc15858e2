import type * as z from "zod";
import type { Meanings } from "../graph/meanings";
import type { GraphAccess } from "./access";
import type { InputFields, OutputFields } from "./fields";
import type { Properties } from "./properties";

/** A refused input. */
export interface Failure {
  readonly property: string;
  readonly reason: string;
}

export interface Checked {
  readonly inputs: Properties;
  readonly failures: Failure[];
}

export interface Diff {
  /** Always explicit, because Pulumi would otherwise compare by itself, properties included that are not ours. */
  readonly changes: boolean;
  readonly replaces: string[];
  readonly deleteBeforeReplace: boolean;
}

export interface Created {
  readonly id: string;
  readonly outs: Properties;
}

/** Without `id` the engine assumes that the resource is gone. */
export interface Read {
  readonly id?: string;
  readonly props?: Properties;
  readonly inputs?: Properties;
}

/** The engine's calls for the resources of one kind in one stack. */
export interface Verbs {
  /** Refuses inputs that would fail `pulumi up`. Never calls Meta, and returns its own result unchanged if it checks it again. */
  check(olds: Properties, news: Properties): Checked;
  /** From the old outputs and the checked new inputs. */
  diff(id: string, olds: Properties, news: Properties): Diff;
  create(inputs: Properties): Promise<Created>;
  /** For a refresh `props` are the old outputs, for a lookup the program's properties. */
  read(id: string, props: Properties): Promise<Read>;
  /** Returns the new outputs. */
  update(id: string, olds: Properties, news: Properties): Promise<Properties>;
  delete(id: string, props: Properties): Promise<void>;
}

/** A kind of resource, with everything that a front end needs to serve it. */
export interface ResourceKind {
  /** The name of its class, for messages. */
  readonly className: string;
  readonly inputs: InputFields;
  readonly outputs: OutputFields;
  /** The inputs in the form that check wants. */
  readonly schema: z.ZodObject;
  /** Codes that only its own calls get. */
  readonly meanings: Meanings;
  /** Called once per process and stack, so the object may remember. */
  readonly verbs: (access: GraphAccess) => Verbs;
}
