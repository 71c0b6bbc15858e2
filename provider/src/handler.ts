/** The export that the frozen handle in every state file requires. Neither the subpath nor the name may change. */
import type * as pulumi from "@pulumi/pulumi";
import { DynamicProvider } from "./engine/dynamic-provider";
import { RESOURCES } from "./resources";

/** @param word the resource in the list; the handles of phone numbers have none */
export function handler(word = "phone-number"): pulumi.dynamic.ResourceProvider {
  const kind = RESOURCES.get(word);
  if (kind !== undefined) return new DynamicProvider(kind);
  throw new Error(
    `The installed release of pulumi-whatsapp has no resource "${word}". A newer release wrote the state: install that one.`,
  );
}
