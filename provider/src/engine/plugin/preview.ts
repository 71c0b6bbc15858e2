import { UNKNOWN, type Properties } from "../properties";
import type { ResourceKind } from "../resource-kind";

type Outputs = Pick<ResourceKind, "outputs">;

/** The outputs of a resource before its creation: only Meta knows them. */
export function previewOfCreation({ outputs }: Outputs, inputs: Properties): Properties {
  const unknown = Object.keys(outputs).map((name) => [name, UNKNOWN]);
  return { ...Object.fromEntries(unknown), ...inputs } as Properties;
}

/** The outputs of a resource before its update: those that no update changes are known. */
export function previewOfUpdate({ outputs }: Outputs, olds: Properties, news: Properties): Properties {
  const expected = Object.entries(outputs).map(([name, { lasting }]) => [
    name,
    lasting === true ? (olds[name] ?? UNKNOWN) : UNKNOWN,
  ]);
  return { ...Object.fromEntries(expected), ...news } as Properties;
}
