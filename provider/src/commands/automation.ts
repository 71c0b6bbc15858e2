import type { LocalWorkspace, PulumiCommand } from "@pulumi/pulumi/automation";
import { Refusal } from "../graph/refusal";

export type { EngineEvent, Stack } from "@pulumi/pulumi/automation";
export type { LocalWorkspace };

type Api = typeof import("@pulumi/pulumi/automation/index.js");

/** Pulumi's Automation API with its command line. */
export interface Automation extends Pick<Api, "CommandError" | "LocalWorkspace" | "Stack"> {
  readonly cli: PulumiCommand;
}

/**
 * @param user the command or option that needs it
 * @param otherwise a way out for a person without the CLI, as the end of a sentence
 */
export async function loadAutomation(user: string, otherwise = ""): Promise<Automation> {
  // Loaded here, because it takes a second and most runs do not need it.
  const { CommandError, LocalWorkspace, PulumiCommand, Stack } =
    await import("@pulumi/pulumi/automation/index.js").catch(() => {
      throw new Refusal(
        `${user} needs the package @pulumi/pulumi: run the command in the folder of the Pulumi project, after npm install.`,
      );
    });
  const cli = await PulumiCommand.get().catch((error: unknown) => {
    throw new Refusal(
      `${user} needs the Pulumi CLI: ${reasonIn(error)}. Install it (https://www.pulumi.com/docs/install)${otherwise}.`,
    );
  });
  return { CommandError, LocalWorkspace, Stack, cli };
}

/** The reason in the message of the Automation API, which contains the CLI's whole output. */
export function reasonIn(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (message.includes("ENOENT")) return "`pulumi` is not on the PATH";
  const [, reason = message] = /^\s*error: (.+?)\.?$/m.exec(message) ?? [];
  return reason;
}
