import type { z } from "zod";
import type { Account } from "../accounts";
import type { GraphRoute } from "../graph/route";
import type { Call } from "../layers/call";
import type { NodeKind, NumberFields } from "../nodes/node";
import type { NumberRecord } from "../nodes/record";
import type { Html } from "../page/html";
import type { Changes, NewNumber } from "../state/store";
import type { World } from "../world";

/** Properties that an area adds to shared data. The properties of all areas form one schema. */
export interface Shapes {
  /** For a number in the state file. Optional in an area of a later version, so that earlier files still load. */
  readonly record?: z.ZodRawShape;
  /** For the state file, besides the numbers. With a default, for the same reason. */
  readonly state?: z.ZodRawShape;
  /** For a number in the settings, by the names of `record`. A program can set the optional ones later too. */
  readonly seed?: z.ZodRawShape;
  /** For an account in the settings. */
  readonly account?: z.ZodRawShape;
  /** For the modes that one account can have of its own. */
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

/** A part of the Graph API with everything that belongs to it. `areas.ts` lists them. */
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
   * Its part of `POST /{number}`, an address that areas share: the changes for its parameters. Undefined if the call has none of
   * them. It changes nothing itself, so that a call fails or succeeds as a whole.
   */
  readonly change?: (call: Call, world: World) => Changes | undefined | Promise<Changes | undefined>;
  /** Parameters that the ledger must not keep. */
  readonly secretParameters?: readonly string[];
  /** The reason why a number cannot migrate to another account now. */
  readonly migrationObstacles?: (number: NumberRecord, world: World) => readonly string[];
  /** Called before a number leaves its account. */
  readonly left?: (number: NumberRecord, status: "DELETED" | "MIGRATED", world: World) => void;
  /** Throws a SettingsError if the settings of an account are contradictory. */
  readonly checkAccount?: (account: Account) => void;
  /** Ids with a meaning in the settings of an account, so that no number gets one. */
  readonly reservedIds?: (account: Account) => readonly string[];
  /** Its part of a number as programs see it. */
  readonly seen?: (number: NumberRecord, world: World) => T["seen"];
  /** Its part of the interface `Simulator`. */
  readonly controls?: (world: World) => T["controls"];
  readonly page?: AreaPage;
}

/** Its part of the page. */
export interface AreaPage {
  /** The texts of an account, beside its name. */
  readonly summary?: (account: Account, world: World) => readonly string[];
  /** The content of an account, under its name. */
  readonly section?: (account: Account, world: World) => Html;
  readonly cells?: readonly Cell[];
  readonly actions?: readonly Action[];
}

/** A part of a number's row. Areas share a cell if they name the same column. */
export interface Cell {
  readonly column: string;
  readonly show: (number: NumberRecord, world: World) => Html | undefined;
}

/** An action that only a person can do, because no call exists for it. */
export interface Action {
  readonly name: string;
  readonly label: string;
  readonly danger: boolean;
  /** Its effect, for the question before it. */
  readonly explain: string;
  readonly possible: (number: NumberRecord) => boolean;
  /** Its result, if it has one, replaces the list of accounts. */
  readonly run:
    ((world: World, number: NumberRecord) => void) | ((world: World, number: NumberRecord) => Promise<Html>);
}
