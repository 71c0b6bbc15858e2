import type { World } from "../world";

/** Saves without waiting. A failure is not lost: the next answer, or close, tries again and reports it. */
export function saveSoon({ saved, log }: World): void {
  void saved().catch((error: unknown) => log(String(error)));
}
