import type { Shapes } from "./areas/area";
import { numbers } from "./areas/numbers";
import { registration } from "./areas/registration";
import { verification } from "./areas/verification";

/** Every area. Routes, edges, settings, the state file, fields, what programs see and the page are derived from this list. */
export const AREAS = [numbers, verification, registration] as const;

export type ListedArea = (typeof AREAS)[number];

type Intersection<Union> = (Union extends unknown ? (one: Union) => void : never) extends (
  one: infer All,
) => void
  ? All
  : never;

type ShapeOf<One, Name extends keyof Shapes> = One extends {
  readonly shapes: Readonly<Record<Name, infer Shape>>;
}
  ? Shape
  : never;

/** All properties that the areas add to one kind of data. */
export function shapeOf<Name extends keyof Shapes>(name: Name): Intersection<ShapeOf<ListedArea, Name>> {
  const shapes = AREAS.map((area: { readonly shapes: Shapes }) => area.shapes[name]);
  return Object.assign({}, ...shapes) as Intersection<ShapeOf<ListedArea, Name>>;
}

type Made<One, Name extends "seen" | "controls"> =
  One extends Readonly<Partial<Record<Name, (...given: never) => infer Result extends object>>>
    ? Result
    : never;

/** What all areas together let programs see of a number. */
export type SeenByAreas = Intersection<Made<ListedArea, "seen">>;
/** What all areas together let programs do with a simulator. */
export type AreaControls = Intersection<Made<ListedArea, "controls">>;
