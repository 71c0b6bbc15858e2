import type { SeededNumber } from "../settings/settings";
import type { Changes, Optional } from "../state/store";

/** States of a number to set: those that a seed may have. Undefined removes an optional one. */
export type NumberChanges = Pick<Changes, Exclude<Optional<SeededNumber>, "id">>;
