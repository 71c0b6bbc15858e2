import * as z from "zod";
import { FIELD_SETS, graphNumber, type GraphNumber } from "../../account/graph-number";
import type { NumberNode } from "../../account/number-node";
import type { CallContext } from "../../graph/graph-client";
import { hasTag } from "../../graph/graph-error";
import { withExactId } from "../../graph/node-id";
import { Refusal } from "../../graph/refusal";
import { sameName } from "./display-names";

const FIELDS = [...(FIELD_SETS[0] ?? []), "new_display_name", "new_name_status"].join(",");

/** Empty counts as absent. */
const shown = z
  .string()
  .optional()
  .catch(undefined)
  .transform((value) => (value?.trim() === "" ? undefined : value));
const reviewed = graphNumber.extend({ new_display_name: shown, new_name_status: shown });

/** A number, and the review of another display name. */
export type ReviewedNumber = GraphNumber &
  Pick<z.output<typeof reviewed>, "new_display_name" | "new_name_status">;

/**
 * The state of a requested display name, as Meta shows it.
 * - `shown`: it is the number's name now
 * - `under review`
 * - `declined`: its review has ended, and it is not the number's name
 * - `never asked for`, or Meta has forgotten its review
 */
export type NameState = "shown" | "under review" | "declined" | "not asked for";

/** Reads the number with the review of its name; `undefined` if the app may not see the review. */
export async function readReview(
  node: NumberNode,
  context: CallContext,
): Promise<ReviewedNumber | undefined> {
  let json: unknown;
  try {
    json = await node.get(undefined, { fields: FIELDS }, context);
  } catch (error) {
    if (hasTag(error, "fields")) return undefined;
    throw error;
  }
  const answer = reviewed.safeParse(withExactId(json, node.id));
  if (answer.success && answer.data.id === node.id) return answer.data;
  throw new Refusal(
    `Could not ${context.action}: Meta's answer is for another number. Run the same command again.`,
  );
}

/** After one of these states the review has ended, and the name is not the number's. Meta may add other states, which count as open. */
const ENDED = new Set<string | undefined>(["DECLINED", "EXPIRED", "NONE"]);

/** Whether Meta reviews another name. */
export const reviewsAnother = (
  name: string,
  { new_display_name: other, new_name_status: status }: ReviewedNumber,
) => other !== undefined && !sameName(name, other) && !ENDED.has(status);

/** The state of a name that perhaps nobody requested. */
export function stateOfName(name: string, number: ReviewedNumber): NameState {
  if (sameName(name, number.verified_name ?? undefined)) return "shown";
  if (sameName(name, number.new_display_name)) {
    if (number.new_name_status === "DECLINED") return "declined";
    return ENDED.has(number.new_name_status) ? "not asked for" : "under review";
  }
  return "not asked for";
}

/** The state of a name that the provider certainly requested. Meta may show nothing of a declined name. */
export function stateOfAskedName(name: string, number: ReviewedNumber): Exclude<NameState, "not asked for"> {
  const state = stateOfName(name, number);
  if (state !== "not asked for") return state;
  const isOnlyNamed = number.new_display_name === undefined && number.name_status === "PENDING_REVIEW";
  return isOnlyNamed ? "under review" : "declined";
}
