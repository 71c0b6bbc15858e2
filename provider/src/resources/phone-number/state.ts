import { declarable } from "../../account/declarable-digits";
import { unseenNumber, type GraphNumber } from "../../account/graph-number";
import { outputsOf, type OutputsOf } from "../../engine/fields";
import { reportedInstead } from "./display-names";
import { OUTPUTS, type Seen } from "./fields";
import type { NumberInputs } from "./inputs";

/** What the state holds of a number: the inputs, and what Meta says of it. `null` is what Meta does not say. */
export type NumberState = Partial<NumberInputs> & OutputsOf<typeof OUTPUTS>;

/** The state of a number of which nothing but the id is known yet. */
export function unreadState(inputs: Partial<NumberInputs>, id: string): NumberState {
  return stateOf(inputs, unseenNumber(id));
}

/** The state of a number as the program declares it and Meta shows it. */
export function stateOf(inputs: Partial<NumberInputs>, number: Seen): NumberState {
  return { ...inputs, ...outputsOf(OUTPUTS, number) };
}

/** State and inputs after a refresh: the declared name gives way to one that Meta reports instead of it. */
export function refreshed(
  old: Partial<NumberInputs>,
  number: GraphNumber,
): { props: NumberState; inputs: Partial<NumberInputs> } {
  // The old outputs are all that a refresh knows of the inputs. A name that was never declared must not get among them, or it
  // would turn up as an input with the next refresh: a migrated number has none.
  const instead =
    old.verifiedName === undefined ? undefined : reportedInstead(old.verifiedName, number.verified_name);
  const inputs = instead === undefined ? old : { ...old, verifiedName: instead };
  return { props: stateOf(inputs, number), inputs };
}

/** State of a number that is looked up by its id. The inputs are those that a program could declare for the number that Meta shows. */
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
