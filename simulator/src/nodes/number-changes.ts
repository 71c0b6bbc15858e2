import type { SeededNumber } from "../settings/settings";
import type { Changes, Optional } from "../state/store";

/** States of a number to set: those that a seed may have. An optional one that is undefined is taken away. */
export type NumberChanges = Pick<Changes, Exclude<Optional<SeededNumber>, "id">>;
