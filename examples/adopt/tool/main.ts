import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";

import { GraphFailure, listNumbers, readNumber, settingsFrom } from "./graph";
import { programFor } from "./program";

const HELP = `Usage: npm run adopt -- --account ID [--lookup] [--id ID]... [--out FILE]

Lists the numbers of a WhatsApp Business Account and writes a Pulumi program for them.

  --account ID  id of the account
  --lookup      only look the numbers up; left out, they are taken over (adoptExisting)
  --id ID       look up this number instead of listing; repeat it for more
  --out FILE    write here instead of standard output; a file that exists is kept

WHATSAPP_ACCESS_TOKEN is the token; WHATSAPP_APP_SECRET, WHATSAPP_API_VERSION and WHATSAPP_GRAPH_URL count too.`;

async function main(): Promise<void> {
  const { account, lookup, id: ids, out } = parse(process.argv.slice(2));
  const settings = settingsFrom(process.env);
  const numbers = ids
    ? await Promise.all(ids.map((id) => readNumber(settings, id)))
    : await listNumbers(settings, account).catch((error: unknown) => {
        if (!(error instanceof GraphFailure) || !error.refusedByMeta) throw error;
        throw new GraphFailure(
          `${error.message}\nIf the token is right and Meta only refuses the list: WhatsApp Manager shows the ids of the numbers; ` +
            "give them with --id.",
          true,
        );
      });
  // Without a list the provider cannot find a number to take over, but it can read one by its id.
  const program = await programFor(account, numbers, lookup || ids ? "lookup" : "manage");
  if (out === undefined) process.stdout.write(program);
  else await writeNew(out, program);
  console.error(
    `${numbers.length} ${numbers.length === 1 ? "number" : "numbers"} of account ${account}${out ? ` in ${out}` : ""}.`,
  );
}

async function writeNew(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    throw new UsageError(`${file} exists and was kept: move it away, or give another name with --out.`);
  }
}

/** The command line is not understood. */
class UsageError extends Error {}

function parse(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      account: { type: "string" },
      lookup: { type: "boolean", default: false },
      id: { type: "string", multiple: true },
      out: { type: "string" },
    },
  });
  const { account } = values;
  if (account === undefined || ![account, ...(values.id ?? [])].every((id) => /^\d+$/.test(id))) {
    throw new UsageError(`Ids are digits, and --account is needed.\n\n${HELP}`);
  }
  return { ...values, account };
}

main().catch((error: unknown) => {
  const expected =
    error instanceof GraphFailure ||
    error instanceof UsageError ||
    // Of parseArgs, for an option that does not exist.
    (error instanceof TypeError && "code" in error);
  console.error(expected ? error.message : error);
  process.exitCode = 1;
});
