import { copyExample, npmInstall, type CopiedExample } from "../examples/support/copied-example";
import type { PackedName } from "../examples/support/packed";

/** What stands in for an SDK that is not published. */
interface StandIns {
  packages?: PackedName[];
  /** Commands of the README, and those to run in their place. */
  replace?: Record<string, string>;
}

/** Does what the README of the languages says for one of them. It gives the output of each block. */
async function followLanguage(
  example: CopiedExample,
  language: string,
  { packages = [], replace = {} }: StandIns = {},
): Promise<string[]> {
  const { outputs } = await example.followReadme({
    sections: ["Before", language, "The numbers"],
    replace: {
      "npm install --no-save whatsapp-graph-simulator pulumi-whatsapp": `${await npmInstall("whatsapp-graph-simulator", "pulumi-whatsapp")} --no-save`,
      "npm install": await npmInstall("pulumi-resource-whatsapp", ...packages),
      ...replace,
    },
  });
  return outputs;
}

/** The test that each language has to pass. */
export function makesTheSameNumbers(
  language: string,
  standIns: (example: CopiedExample) => StandIns | Promise<StandIns> = () => ({}),
  variables: NodeJS.ProcessEnv = {},
): void {
  let example: CopiedExample;
  beforeAll(async () => {
    example = await copyExample("languages", variables);
  });
  afterAll(() => example.remove());

  test("previews, creates and registers the numbers, and then has nothing to do", async () => {
    const outputs = await followLanguage(example, language, await standIns(example));

    expect(outputs.join("")).toMatch(/\+ 5 to create/);
    expect(shownNumbers(outputs.find((output) => output.startsWith("[")))).toEqual([
      "+1 202-555-0123",
      "+1 202-555-0124",
      "+1 202-555-0125",
    ]);
  });
}

/** The numbers in the output of `pulumi stack output --json`, as Meta shows them. Python writes the names of the SDK. */
export function shownNumbers(output = "[]"): (string | undefined)[] {
  const numbers = JSON.parse(output) as { displayPhoneNumber?: string; display_phone_number?: string }[];
  return numbers.map((each) => each.displayPhoneNumber ?? each.display_phone_number).sort();
}
