import type { Modes } from "../../modes";

export function listing(modes: Modes, account: string): "allowed" | "refused" {
  return modes.of(account).listing ?? "allowed";
}

export function numberCap(modes: Modes, account: string): number {
  return modes.of(account).numberCap ?? Infinity;
}
