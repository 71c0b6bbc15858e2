import type { GraphNumber } from "../../account/graph-number";
import type { GraphAccess } from "../../engine/access";
import { Refusal } from "../../graph/refusal";
import { accessFor, needed } from "../access";
import { table, tabbed } from "../table";
import { Stopped, type Terminal } from "../terminal";
import { CommandCodes, runInShell, TypedCodes, type Codes } from "./codes";
import { findAll, findNumbers, type Search } from "./find-numbers";
import type { Method } from "./method";
import { numberNamed, type NumberName } from "./names";
import {
  cellsOf,
  EXIT,
  exitCode,
  HEADINGS,
  internationalOf,
  needsCode,
  reportOf,
  rowOf,
  type Outcome,
} from "./outcome";
import { NumberVerification, type Verification } from "./verify-number";

/** The command line, as read. */
export interface VerifyOptions {
  readonly all?: true;
  readonly account?: string;
  readonly stack?: string;
  readonly method?: Method;
  readonly language: string;
  readonly codeFrom?: string;
  readonly json?: true;
}

/** Verifies numbers one after the other, and returns the exit code. */
export async function verify(
  texts: readonly string[],
  options: VerifyOptions,
  terminal: Terminal,
): Promise<number> {
  const names = namesIn(texts, options);
  const { access, account } = await terminal.unlessStopped(accessFor(options, (line) => terminal.say(line)));
  const searches = await terminal.unlessStopped(terminal.waitFor(search(access, account, names)));
  if (searches.length === 0) access.notify(`Account ${account ?? ""} has no number that needs a code.`);
  const showsTables = options.json === undefined && terminal.showsResults;
  if (showsTables)
    terminal.result(tableOf(searches.flatMap((found) => ("number" in found ? found.number : []))));

  const verification: Verification = {
    access,
    say: access.notify,
    waitFor: (call) => terminal.waitFor(call),
    method: options.method,
    language: options.language,
    codesFor: codesFor(options, access, terminal),
  };
  const outcomes: Outcome[] = [];
  for (const found of searches) outcomes.push(await outcomeOf(found, verification, terminal, options));

  if (options.json === true) terminal.result(`${JSON.stringify(outcomes.map(reportOf), null, 2)}\n`);
  else if (!showsTables) terminal.result(tabbed(outcomes.map(cellsOf)));
  else if (outcomes.some(({ sent }) => sent !== undefined)) {
    terminal.result(tableOf(outcomes.flatMap(({ number }) => number ?? [])));
  }
  return terminal.stopped.aborted ? (terminal.stopped.reason as Stopped).exitCode : exitCode(outcomes);
}

async function search(
  access: GraphAccess,
  account: string | undefined,
  names: readonly NumberName[] | "all",
): Promise<Search[]> {
  if (names !== "all") return findNumbers(access, account, names);
  return findAll(access, needed(account, "--all"));
}

/** `undefined` if nobody can be asked. */
function codesFor(
  { codeFrom }: VerifyOptions,
  { clock }: GraphAccess,
  terminal: Terminal,
): ((number: GraphNumber) => Codes) | undefined {
  if (codeFrom === undefined) return terminal.canAsk ? () => new TypedCodes(terminal) : undefined;
  return (number) => {
    const international = internationalOf(number) ?? "";
    const variables = { WHATSAPP_NUMBER: international, WHATSAPP_NUMBER_ID: number.id };
    return new CommandCodes(runInShell(codeFrom, variables, terminal.stopped), clock, international);
  };
}

const tableOf = (numbers: readonly GraphNumber[]) =>
  numbers.length === 0 ? "" : `\n${table(HEADINGS, numbers.map(rowOf))}\n`;

function namesIn(texts: readonly string[], { all }: VerifyOptions): readonly NumberName[] | "all" {
  if (all === true && texts.length > 0) throw new Refusal("Write numbers or --all, not both.");
  if (all === true) return "all";
  if (texts.length > 0) return texts.map(numberNamed);
  throw new Refusal("Write the numbers, such as +12025550123, or --all. See pulumi-whatsapp verify --help.");
}

async function outcomeOf(
  found: Search,
  verification: Verification,
  terminal: Terminal,
  options: VerifyOptions,
): Promise<Outcome> {
  const { say } = verification;
  const { name } = found;
  if (terminal.stopped.aborted) {
    const number = "number" in found ? found.number : undefined;
    return { exit: EXIT.failed, name, number, error: "Stopped before its turn: nothing was sent." };
  }
  if ("error" in found) {
    say(found.error);
    return { exit: EXIT.failed, name, error: found.error };
  }
  const work = new NumberVerification(verification, found.node, found.number);
  const run = () => terminal.unlessStopped(work.run());
  const hides = options.codeFrom === undefined && terminal.canAsk && needsCode(found.number);
  const { exit, text } = await (hides ? terminal.hidingKeys(run) : run()).catch((error: unknown) => {
    if (!(error instanceof Stopped)) throw error;
    const sent =
      work.sent === undefined
        ? "Nothing was sent."
        : "Run the command again: it requests a new code, and the code of this run stops working.";
    return {
      exit: EXIT.failed,
      text: `Stopped before Meta confirmed that ${work.name} is verified. ${sent}`,
    };
  });
  say(text);
  const outcome = { exit, name, number: work.number, sent: work.sent };
  return exit === EXIT.verified ? outcome : { ...outcome, error: text };
}
