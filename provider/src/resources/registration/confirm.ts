import type { GraphNumber } from "../../account/graph-number";
import { isReady, isRegistered } from "../../account/next-step";
import { forAMoment, Pauses } from "../../account/until-visible";
import { CallError } from "../../graph/call-error";
import type { Deadline } from "../../graph/clock";
import type { Run } from "./run";

/**
 * Reads the number until it is registered and connected, within the deadline of the operation.
 *
 * @param details gets the reasons why reads failed
 */
export async function confirmRegistered(run: Run, details: string[]): Promise<boolean> {
  const isThere = await readUntil(run, run.deadline, (number) => isRegistered(number) === true, details);
  if (isThere && isReady(run.number) === false) {
    await readUntil(run, forAMoment(run.deadline), (number) => isReady(number) !== false, []);
  }
  return isThere;
}

/** Reads the number until it is not registered, for a moment. */
export function confirmUnregistered(run: Run, details: string[]): Promise<boolean> {
  return readUntil(run, forAMoment(run.deadline), (number) => isRegistered(number) === false, details);
}

async function readUntil(
  run: Run,
  deadline: Deadline,
  isSo: (number: GraphNumber) => boolean,
  details: string[],
): Promise<boolean> {
  const pauses = new Pauses(deadline);
  do {
    try {
      if (isSo(await run.readNumber(deadline))) return true;
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      details.push(error.facts);
      if (error.kind === "final") return false;
    }
  } while (await pauses.next());
  return false;
}
