/** What the frozen handle in every state file requires. Neither the subpath nor the name may change. */
import type * as pulumi from "@pulumi/pulumi";
import { NumberProvider } from "./dynamic/number-provider";

export function handler(): pulumi.dynamic.ResourceProvider {
  return new NumberProvider();
}
