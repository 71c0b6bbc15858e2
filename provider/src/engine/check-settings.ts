import type { GraphAccess } from "./access";
import type { Stack } from "./check-inputs";
import type { Properties } from "./properties";
import type { Checked } from "./resource-kind";

/** Checks inputs and, if they are right, the settings for their calls, so that `pulumi preview` fails instead of `pulumi up`. */
export function checkWithSettings(access: GraphAccess, check: (stack: Stack) => Checked): Checked {
  access.noteProgram();
  const checked = check({ words: access.words, defaults: access.settings.inputDefaults });
  if (checked.failures.length > 0) return checked;
  const { businessAccountId }: Properties = checked.inputs;
  // A setting belongs to no input.
  const failures = access.settingsProblems(businessAccountId).map((reason) => ({ property: "", reason }));
  return { inputs: checked.inputs, failures };
}
