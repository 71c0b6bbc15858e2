import { Refusal } from "../graph/refusal";
import type { SettingsSource } from "../settings";

/** The settings in the config of a stack of the project in this folder, secrets decrypted. */
export async function stackConfig(stack: string): Promise<SettingsSource> {
  // Loaded here, because it takes a second and most runs do not need it.
  const { CommandError, LocalWorkspace, PulumiCommand } =
    await import("@pulumi/pulumi/automation/index.js").catch(() => {
      throw new Refusal(
        `--stack ${stack} needs the package @pulumi/pulumi: run the command in the folder of the Pulumi project, after npm install.`,
      );
    });
  const pulumiCommand = await PulumiCommand.get().catch((error: unknown) => {
    throw new Refusal(
      `--stack ${stack} needs the Pulumi CLI: ${reasonIn(error)}. ` +
        `Install it (https://www.pulumi.com/docs/install), or leave --stack out, set WHATSAPP_ACCESS_TOKEN and add --account.`,
    );
  });
  try {
    const workspace = await LocalWorkspace.create({ workDir: process.cwd(), pulumiCommand });
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

/** The reason in the message of the Automation API, which contains the CLI's whole output. */
function reasonIn(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (message.includes("ENOENT")) return "`pulumi` is not on the PATH";
  const [, reason = message] = /^\s*error: (.+?)\.?$/m.exec(message) ?? [];
  return reason;
}
