import { parseArgs } from "node:util";
import type { SimulatedNumber } from "../nodes/simulated-number";
import { askAdmin, numberFrom, parsed, SERVER_OPTIONS, serverFrom } from "./admin";

const OPTIONS = { ...SERVER_OPTIONS, number: { type: "string" } } as const;

/** Prints the last verification code that a running simulator "sent" to a number. Other commands can run this instead of asking a person. */
export async function code(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const { values } = parsed(() => parseArgs({ args: [...argv], options: OPTIONS, strict: true }));
  const server = serverFrom("code", values, env);
  const id = numberFrom("code", values.number, env);
  const { numbers } = (await askAdmin(server, "numbers")) as { numbers: SimulatedNumber[] };
  const number = numbers.find((one) => one.id === id);
  if (number === undefined) throw new Error(`The simulator has no number with the id ${id}.`);
  if (number.sentCode === undefined) throw new Error(`No code was sent to the number with the id ${id}.`);
  console.log(number.sentCode);
}
