import { UNKNOWN, type Properties } from "../properties";
import type { ResourceKind } from "../resource-kind";

type Outputs = Pick<ResourceKind, "outputs">;

/** The outputs of a resource that is to be created: Meta alone knows them. */
export function previewOfCreation({ outputs }: Outputs, inputs: Properties): Properties {
  const unknown = Object.keys(outputs).map((name) => [name, UNKNOWN]);
  return { ...Object.fromEntries(unknown), ...inputs } as Properties;
}

/** The outputs of a resource that is to be updated: those that no update changes are known. */
export function previewOfUpdate({ outputs }: Outputs, olds: Properties, news: Properties): Properties {
  const expected = Object.entries(outputs).map(([name, { lasting }]) => [
    name,
    lasting === true ? (olds[name] ?? UNKNOWN) : UNKNOWN,
  ]);
  return { ...Object.fromEntries(expected), ...news } as Properties;
}
