import path from "node:path";

import { stringify } from "yaml";

import { REPOSITORY } from "./engine";
import { INPUTS } from "./world";

export interface YamlResource {
  type: string;
  name?: string;
  properties?: object;
  options?: object;
  get?: { id: string; state?: object };
  defaultProvider?: boolean;
}

export interface YamlProgram {
  resources?: Record<string, YamlResource>;
  variables?: Record<string, unknown>;
  outputs?: Record<string, string>;
  config?: Record<string, unknown>;
}

/** A `Pulumi.yaml` in which the plugin of this checkout serves the resources of the package `whatsapp`. */
export function yaml(program: YamlProgram = {}): string {
  return stringify({
    name: "numbers",
    runtime: "yaml",
    plugins: { providers: [{ name: "whatsapp", path: path.join(REPOSITORY, "plugin") }] },
    ...program,
  });
}

/** A number that is right in every way. */
export const yamlNumber = (edit: object = {}, options: object = {}): YamlResource => ({
  type: "whatsapp:PhoneNumber",
  properties: { ...INPUTS, ...edit },
  ...(Object.keys(options).length > 0 && { options }),
});
