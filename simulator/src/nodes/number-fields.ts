import type { App } from "../apps";
import type { NodeFields } from "../graph/fields";
import type { World } from "../world";
import type { NumberRecord } from "./record";

/** The fields of a number from all areas. Some are different for each app that reads them. */
export function numberFields(world: World, reader: App): NodeFields<NumberRecord> {
  const ofAreas = world.areas.flatMap(({ fields }) => (fields === undefined ? [] : [fields]));
  const read = ofAreas.flatMap((fields) => Object.entries(fields.read));
  return {
    type: "WhatsAppBusinessPhoneNumber",
    always: ofAreas.flatMap(({ always = [] }) => always),
    read: Object.fromEntries(
      read.map(([name, of]) => [name, (number: NumberRecord) => of(number, world, reader)]),
    ),
  };
}
