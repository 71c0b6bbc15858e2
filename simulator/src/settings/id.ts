import { z } from "zod";

const ID_HINT = "an id is digits, in quotes";

/** An id in the settings. */
export const id = z.string(ID_HINT).regex(/^\d{1,32}$/, ID_HINT);
