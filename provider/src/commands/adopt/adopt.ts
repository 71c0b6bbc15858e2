import { accessFor, needed } from "../access";
import type { Terminal } from "../terminal";
import { entriesOf, reportsOf } from "./entries";
import { findNumbers } from "./find-numbers";
import { importFile } from "./import-file";
import { writeNew } from "./new-file";
import { programFor } from "./program";

/** The command line, as read. */
export interface AdoptOptions {
  readonly account?: string;
  readonly stack?: string;
  readonly id?: readonly string[];
  readonly lookup?: true;
  readonly out?: string;
  readonly importFile?: string;
  readonly json?: true;
}

/** Writes the numbers of an account as a program or as a file for `pulumi import`, and returns the exit code. */
export async function adopt(options: AdoptOptions, terminal: Terminal): Promise<number> {
  const { id: ids, out, importFile: importFileName } = options;
  const say = (line: string) => {
    terminal.say(line);
  };
  const { access, account: given } = await terminal.unlessStopped(accessFor(options, say));
  const account = needed(given, "adopt");
  const numbers = await terminal.unlessStopped(terminal.waitFor(findNumbers(access, account, ids)));
  const all = entriesOf(numbers);

  const imports = importFileName !== undefined;
  // The program that `pulumi import` prints would fail for the others.
  const entries = imports ? all.filter(({ problem }) => problem === undefined) : all;
  // Without a list the provider cannot find a number to take over, but it can read one by its id.
  const style = options.lookup === true || ids !== undefined ? "lookup" : "manage";
  const text = imports ? importFile(account, entries) : programFor(account, entries, style);

  const file = importFileName ?? out;
  if (file !== undefined) await writeNew(file, text, imports ? "--import-file" : "--out");
  if (options.json === true) terminal.result(`${JSON.stringify(reportsOf(account, all), null, 2)}\n`);
  else if (file === undefined) terminal.result(text);

  const noun = entries.length === 1 ? "number" : "numbers";
  access.notify(`${entries.length} ${noun} of account ${account}${file === undefined ? "" : ` in ${file}`}.`);
  for (const { number, problem } of all.filter((entry) => !entries.includes(entry))) {
    const shown = number.display_phone_number ?? "The number";
    access.notify(`${shown} (id ${number.id}) was skipped, because ${problem ?? ""}.`);
  }
  return 0;
}
