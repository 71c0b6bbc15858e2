import type { z } from "zod";
import type { Account } from "../accounts";
import type { GraphRoute } from "../graph/route";
import type { Call } from "../layers/call";
import type { NodeKind, NumberFields } from "../nodes/node";
import type { NumberRecord } from "../nodes/record";
import type { Html } from "../page/html";
import type { Changes, NewNumber } from "../state/store";
import type { World } from "../world";

/** Properties that an area adds to data that all areas share. Those of all areas make one schema. */
export interface Shapes {
  /** To a number in the state file. Optional in an area of a later version, so that earlier files still load. */
  readonly record?: z.ZodRawShape;
  /** To the state file, besides the numbers. With a default, for the same reason. */
  readonly state?: z.ZodRawShape;
  /** To a number in the settings, by the names of `record`. A program can set the optional ones later too. */
  readonly seed?: z.ZodRawShape;
  /** To an account in the settings. */
  readonly account?: z.ZodRawShape;
  /** To the modes that can be set apart for one account. */
  readonly modes?: z.ZodRawShape;
}

/** The types that the rest of the simulator derives from an area. */
export interface AreaTypes {
  /** Names of its addresses, for faults and the ledger. */
  edge: string;
  shapes: Shapes;
  seen?: object;
  controls?: object;
}

type RecordOf<T extends AreaTypes> = T["shapes"] extends {
  readonly record: infer Shape extends z.ZodRawShape;
}
  ? z.output<z.ZodObject<Shape>>
  : object;

/** A part of the Graph API with everything that belongs to it. The list of them is `areas.ts`. */
export interface Area<T extends AreaTypes = AreaTypes> {
  readonly shapes: T["shapes"];
  readonly routes: readonly GraphRoute<T["edge"]>[];
  /** A node type of its own. */
  readonly node?: NodeKind<T["edge"]>;
  /** Its part of a number that has just been added. */
  readonly initial: (given: NewNumber) => RecordOf<T>;
  /** Its fields of a number. */
  readonly fields?: NumberFields;
  /**
   * Its part of `POST /{number}`, an address that areas share: the changes that its parameters ask for. Undefined if the call has
   * none of them. It changes nothing itself, so that a call is refused or done as a whole.
   */
  readonly change?: (call: Call, world: World) => Changes | undefined | Promise<Changes | undefined>;
  /** Parameters that the ledger must not keep. */
  readonly secretParameters?: readonly string[];
  /** Why a number cannot migrate to another account now. */
  readonly migrationObstacles?: (number: NumberRecord, world: World) => readonly string[];
  /** Learns that a number leaves its account, before it does. */
  readonly left?: (number: NumberRecord, status: "DELETED" | "MIGRATED", world: World) => void;
  /** Throws a SettingsError for an account that makes no sense. */
  readonly checkAccount?: (account: Account) => void;
  /** Ids to which the settings of an account give a meaning, so that no number gets one. */
  readonly reservedIds?: (account: Account) => readonly string[];
  /** Its part of a number as programs see it. */
  readonly seen?: (number: NumberRecord, world: World) => T["seen"];
  /** Its part of the interface `Simulator`. */
  readonly controls?: (world: World) => T["controls"];
  readonly page?: AreaPage;
}

/** Its part of the page. */
export interface AreaPage {
  /** Of an account, beside its name. */
  readonly summary?: (account: Account, world: World) => readonly string[];
  /** Of an account, under its name. */
  readonly section?: (account: Account, world: World) => Html;
  readonly cells?: readonly Cell[];
  readonly actions?: readonly Action[];
}

/** A part of the row of a number. Areas that name one column share its cell. */
export interface Cell {
  readonly column: string;
  readonly show: (number: NumberRecord, world: World) => Html | undefined;
}

/** Something that a person does, and no call can. */
export interface Action {
  readonly name: string;
  readonly label: string;
  readonly danger: boolean;
  /** Its effect, for the page that asks again. */
  readonly explain: string;
  readonly possible: (number: NumberRecord) => boolean;
  /** Its result, if it has one, is shown instead of the accounts. */
  readonly run:
    ((world: World, number: NumberRecord) => void) | ((world: World, number: NumberRecord) => Promise<Html>);
}
