import { z } from "zod";

const unsuccessful = z.object({ success: z.literal(false) });

/** Whether an answer without an error says that nothing was done. */
export const isUnsuccessful = (answer: unknown): boolean => unsuccessful.safeParse(answer).success;
