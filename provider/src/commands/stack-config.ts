import { Refusal } from "../graph/refusal";
import type { SettingsSource } from "../settings";
import { loadAutomation, reasonIn } from "./automation";

/** The settings in the config of a stack of the project in this folder, secrets decrypted. */
export async function stackConfig(stack: string): Promise<SettingsSource> {
  const { CommandError, LocalWorkspace, cli } = await loadAutomation(
    `--stack ${stack}`,
    ", or leave --stack out, set WHATSAPP_ACCESS_TOKEN and add --account",
  );
  try {
    const workspace = await LocalWorkspace.create({ workDir: process.cwd(), pulumiCommand: cli });
    const config = await workspace.getAllConfig(stack);
    return (name) => config[`whatsapp:${name}`]?.value;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    throw new Refusal(
      `Could not read the config of stack ${stack}: ${reasonIn(error)}. ` +
        `Run the command in the folder of the Pulumi project, logged in to its backend; \`pulumi stack ls\` shows the stacks.`,
    );
  }
}
