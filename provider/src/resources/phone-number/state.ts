import { declarable } from "../../account/declarable-digits";
import { unreadNumber, type GraphNumber } from "../../account/graph-number";
import { outputsOf, type OutputsOf } from "../../engine/fields";
import { reportedInstead } from "./display-names";
import { OUTPUTS, type OutputSource } from "./fields";
import type { NumberInputs } from "./inputs";

/** The state of a number: the inputs, and Meta's facts. `null` stands for a fact that Meta does not show. */
export type NumberState = Partial<NumberInputs> & OutputsOf<typeof OUTPUTS>;

/** The state of a number of which only the id is known yet. */
export function unreadState(inputs: Partial<NumberInputs>, id: string): NumberState {
  return stateOf(inputs, unreadNumber(id));
}

/** The state of a number as the program declares it and Meta shows it. */
export function stateOf(inputs: Partial<NumberInputs>, number: OutputSource): NumberState {
  return { ...inputs, ...outputsOf(OUTPUTS, number) };
}

/** State and inputs after a refresh: if Meta reports another name than the declared one, that name counts. */
export function refreshed(
  old: Partial<NumberInputs>,
  number: GraphNumber,
): { props: NumberState; inputs: Partial<NumberInputs> } {
  // A refresh knows the inputs only from the old outputs. A migrated number has a name that was never declared. It must not get
  // among them, or the next refresh would show it as an input.
  const instead =
    old.verifiedName === undefined ? undefined : reportedInstead(old.verifiedName, number.verified_name);
  const inputs = instead === undefined ? old : { ...old, verifiedName: instead };
  return { props: stateOf(inputs, number), inputs };
}

/** The state of a number that is looked up by its id. The inputs are those that a program could declare for Meta's number. */
export function lookedUp(
  given: { businessAccountId?: string | undefined },
  number: GraphNumber,
): NumberState {
  return stateOf(
    {
      ...(given.businessAccountId === undefined ? {} : { businessAccountId: given.businessAccountId }),
      ...declarable(number.display_phone_number ?? ""),
      ...(number.verified_name === null ? {} : { verifiedName: number.verified_name }),
    },
    number,
  );
}
