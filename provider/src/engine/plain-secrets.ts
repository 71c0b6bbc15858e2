import * as pulumi from "@pulumi/pulumi";
import { DYNAMIC_WORDS } from "./dynamic-words";
import { isMocked } from "./resource-options";
import { plainSecretLine, SECRET_SETTINGS } from "./secret-settings";

/** The warned programs. One process may run several. */
const warned = new WeakSet();

/** Warns once per program if the stack config has a secret in clear. */
export function warnOfPlainSecrets(): void {
  const program = pulumi.runtime.getMonitor();
  if (program === undefined || warned.has(program) || isMocked()) return;
  warned.add(program);
  for (const setting of SECRET_SETTINGS) {
    const key = DYNAMIC_WORDS.setting(setting);
    if (pulumi.runtime.getConfig(key) === undefined || isSecret(key)) continue;
    void pulumi.log.warn(plainSecretLine(setting, DYNAMIC_WORDS));
  }
}

/** The SDK has the function, without a type. */
function isSecret(key: string): boolean {
  const { isConfigSecret } = pulumi.runtime as unknown as { isConfigSecret?: (key: string) => boolean };
  return isConfigSecret?.(key) ?? true;
}
