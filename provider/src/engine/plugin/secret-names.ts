import { secretNames, shownIn } from "../fields";
import type { ResourceKind } from "../resource-kind";

/**
 * The secret properties of a resource:
 * - those that the program or the state marks
 * - those that always are secret
 * - the outputs that show one of them
 */
export function secretProperties(
  { inputs, outputs }: Pick<ResourceKind, "inputs" | "outputs">,
  ...marked: readonly ReadonlySet<string>[]
): ReadonlySet<string> {
  const secrets = new Set([...secretNames(inputs), ...marked.flatMap((names) => [...names])]);
  for (const { output, inputs: shown } of shownIn(outputs)) {
    if (shown.some((name) => secrets.has(name))) secrets.add(output);
  }
  return secrets;
}
