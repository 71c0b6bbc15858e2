import { readdir } from "node:fs/promises";
import { Refusal } from "../../graph/refusal";

/**
 * The environments of a Pulumi project: one for each stack file in its folder.
 *
 * @param folder the option `--cwd`, if given
 */
export async function environmentsIn(folder: string | undefined): Promise<string[]> {
  const files = await readdir(folder ?? ".").catch((error: unknown) => {
    const { code = "", message } = error as NodeJS.ErrnoException;
    const problem = NO_FOLDER.has(code) ? "is no folder" : `cannot be read (${message})`;
    throw new Refusal(`${folder ?? "This folder"} ${problem}. ${NAME_FOLDER}`);
  });
  const [, extension] = files.map((file) => /^Pulumi\.(ya?ml)$/.exec(file)).find((found) => found) ?? [];
  if (extension === undefined) throw new Refusal(`${placeOf(folder)} has no Pulumi.yaml. ${NAME_FOLDER}`);
  const stackFile = new RegExp(`^Pulumi\\.(.+)\\.${extension}$`);
  const names = files.flatMap((file) => stackFile.exec(file)?.[1] ?? []).sort();
  if (names.length > 0) return names;
  throw new Refusal(
    `${placeOf(folder)} has no environment: write a stack file for each, such as Pulumi.dev.${extension}, and run the command again.`,
  );
}

/** The environments with these names, or all. */
export function chosen(all: readonly string[], only: readonly string[] = all): string[] {
  const unknown = only.find((name) => !all.includes(name));
  if (unknown === undefined) return all.filter((name) => only.includes(name));
  throw new Refusal(
    `There is no environment "${unknown}": there are ${all.join(", ")}. A new one is a new file Pulumi.${unknown}.yaml.`,
  );
}

const placeOf = (folder: string | undefined) =>
  folder === undefined ? "This folder" : `The folder ${folder}`;

const NAME_FOLDER = "Run the command in the folder of a Pulumi project, or name that folder with --cwd.";

const NO_FOLDER: ReadonlySet<string> = new Set(["ENOENT", "ENOTDIR"]);
