import * as z from "zod";

const unsuccessful = z.object({ success: z.literal(false) });

/** Whether an answer without an error says that Meta did nothing. */
export const isUnsuccessful = (answer: unknown): boolean => unsuccessful.safeParse(answer).success;
