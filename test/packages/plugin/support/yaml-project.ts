import { stringify } from "yaml";

import { INPUTS, TOKEN } from "../../../support/world";
import { yamlNumber } from "../../../support/yaml";
import type { Finished } from "../../examples/support/run";
import { emptyProject, type Project } from "../../packed/support/project";

export interface YamlProject extends Project {
  /** Writes a program with one number, and what else its Pulumi.yaml has. */
  declare(more: object): Promise<void>;
  pulumi(...args: string[]): Promise<Finished>;
}

/** A folder outside the checkout with a stack, for a person who has the Pulumi CLI and a token. */
export async function yamlProject(graphUrl: string): Promise<YamlProject> {
  const project = await emptyProject();
  Object.assign(project.env, { WHATSAPP_GRAPH_URL: graphUrl, WHATSAPP_ACCESS_TOKEN: TOKEN });
  const pulumi = (...args: string[]) =>
    project.run("pulumi", ...args, "--non-interactive", "--color", "never");
  const declare = (more: object) =>
    project.write({
      "Pulumi.yaml": stringify({
        name: "numbers",
        runtime: "yaml",
        resources: { support: yamlNumber(INPUTS) },
        ...more,
      }),
    });
  await declare({});
  await pulumi("stack", "init", "test");
  return { ...project, declare, pulumi };
}
