import type { World } from "../world";

/** Saves without a wait. The next answer, or close, tries again after a failure and reports it. */
export function saveSoon({ saved, log }: World): void {
  void saved().catch((error: unknown) => log(String(error)));
}
