import type * as pulumi from "@pulumi/pulumi";
import { outputSeeds, type InputFields, type OutputFields } from "./fields";
import { handle } from "./handle";
import { warnOfPlainSecrets } from "./plain-secrets";
import { resourceOptions, withSecrets, type OptionRules } from "./resource-options";

/** The facts that a class needs to register its resources. */
export interface Registering {
  readonly options: OptionRules;
  readonly inputs: InputFields;
  readonly outputs: OutputFields;
  /** The resource in the list of `resources.ts`; none for phone numbers. */
  readonly word?: string;
}

/** The arguments for the constructor of `CustomResource`: with marked secrets, the names of the outputs, and the handle. */
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
