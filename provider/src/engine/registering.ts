import type * as pulumi from "@pulumi/pulumi";
import { outputSeeds, type InputFields, type OutputFields } from "./fields";
import { handle } from "./handle";
import { warnOfPlainSecrets } from "./plain-secrets";
import { resourceOptions, withSecrets, type OptionRules } from "./resource-options";

/** How a class registers its resources. */
export interface Registering {
  readonly options: OptionRules;
  readonly inputs: InputFields;
  readonly outputs: OutputFields;
  /** The resource in the list of `resources.ts`; none for phone numbers. */
  readonly word?: string;
}

/** The arguments with which a class calls the constructor of `CustomResource`: its secrets marked, its outputs named, and the handle that serves it. */
export function registering(
  { options, inputs, outputs, word }: Registering,
  name: string,
  args: object,
  opts: pulumi.CustomResourceOptions | undefined,
): [type: string, name: string, props: pulumi.Inputs, opts: pulumi.CustomResourceOptions] {
  const checked = resourceOptions(options, name, { ...args }, opts);
  warnOfPlainSecrets();
  const props = { ...outputSeeds(inputs, outputs), ...withSecrets(options, args), __provider: handle(word) };
  return [options.type, name, props, checked];
}
