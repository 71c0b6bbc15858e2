import type { CurrentAddress } from "../../account/webhooks/address";
import { Refusal } from "../../engine/errors";
import { hasTag } from "../../graph/graph-error";
import type { Run } from "./run";

/** The address that Meta shows; `"gone"` if the number is certainly gone. Also finds the token that reaches the number. */
export async function readIfExists(run: Run): Promise<CurrentAddress | "gone"> {
  try {
    return { address: await run.place.read(run.context("read")) };
  } catch (error) {
    if (!hasTag(error, "hidden")) throw error;
    if (run.inputs.businessAccountId === undefined) throw new Refusal(`${error.facts} ${FORGET}`);
    if (await isGone(run)) return "gone";
    throw error;
  }
}

/** Whether the number is certainly gone: then it has no address. */
export async function isGone(run: Run): Promise<boolean> {
  return (await run.node.readIfThere(run.context("read"))) === undefined;
}

const FORGET =
  "Without the number's account, the provider cannot tell a deleted number from a hidden one. Check the token's access. If the number was deleted, run `pulumi state delete` for this resource.";
