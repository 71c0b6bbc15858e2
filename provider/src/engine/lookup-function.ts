import type { GraphAccess } from "./access";
import type { Properties } from "./properties";

/** A function for programs. It reads at Meta, and manages nothing. For front ends that have functions. */
export interface LookupFunction {
  /** Fails if an argument is wrong or missing. */
  readonly call: (access: GraphAccess, args: Properties) => Promise<Properties>;
}
