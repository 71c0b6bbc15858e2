import type { z } from "zod";
import type { Shapes } from "./areas/area";
import { numbers } from "./areas/numbers";
import { profile } from "./areas/profile";
import { registration } from "./areas/registration";
import { verification } from "./areas/verification";
import { webhooks } from "./areas/webhooks";

/**
 * Every area. Routes, edges, settings, the state file, fields, controls and the page are derived from this list.
 *
 * An area imports this file only for types, also through other files. Shared code takes the list from `world.areas`.
 */
export const AREAS = [numbers, verification, profile, webhooks, registration] as const;

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
  const shape: Record<string, z.core.$ZodType> = {};
  for (const { shapes } of AREAS as readonly { readonly shapes: Shapes }[]) {
    for (const [property, schema] of Object.entries<z.core.$ZodType>(shapes[name] ?? {})) {
      if (property in shape) throw new Error(`Two areas add the property ${property} to the ${name} shape.`);
      shape[property] = schema;
    }
  }
  return shape as Intersection<ShapeOf<ListedArea, Name>>;
}

type Made<One, Name extends "seen" | "controls"> =
  One extends Readonly<Partial<Record<Name, (...given: never) => infer Result extends object>>>
    ? Result
    : never;

/** A number as programs see it: the parts of all areas. */
export type SeenByAreas = Intersection<Made<ListedArea, "seen">>;
/** The parts of the interface `Simulator` from all areas. */
export type AreaControls = Intersection<Made<ListedArea, "controls">>;
