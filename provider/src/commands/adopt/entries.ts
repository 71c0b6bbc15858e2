import { declarable } from "../../account/declarable-digits";
import { displayNameProblem } from "../../account/display-name";
import type { GraphNumber } from "../../account/graph-number";
import { resourceNames } from "./names";

/** A number of the account, as a program can have it. */
export interface Entry {
  readonly number: GraphNumber;
  /** The name of its resource. */
  readonly name: string;
  readonly cc: string | null;
  readonly phoneNumber: string | null;
  readonly verifiedName: string | null;
  /** Why a program cannot declare it. */
  readonly problem: string | undefined;
}

export function entriesOf(numbers: readonly GraphNumber[]): Entry[] {
  const names = resourceNames(numbers);
  return numbers.map((number, at) => {
    const { display_phone_number: shown, verified_name } = number;
    const { cc = null, phoneNumber = null } = declarable(shown ?? "") ?? {};
    const trimmed = (verified_name ?? "").trim();
    const verifiedName = trimmed === "" ? null : trimmed;
    const problem = problemOf(shown, cc, verifiedName);
    return { number, name: names[at] ?? number.id, cc, phoneNumber, verifiedName, problem };
  });
}

function problemOf(shown: string | null, cc: string | null, name: string | null): string | undefined {
  if (shown === null) return "Meta does not show its digits";
  if (cc === null) return "its digits are not a valid number of any country";
  if (name === null) return "it has no display name";
  const problem = displayNameProblem(name);
  return problem === undefined ? undefined : `its display name ${problem}`;
}

/** The entries as `--json` prints them. */
export function reportsOf(account: string, entries: readonly Entry[]): readonly object[] {
  return entries.map(({ number, cc, phoneNumber, verifiedName, problem }) => ({
    account,
    id: number.id,
    cc,
    phoneNumber,
    displayPhoneNumber: number.display_phone_number,
    verifiedName,
    status: number.status,
    declarable: problem === undefined,
    ...(problem !== undefined && { reason: problem }),
  }));
}
