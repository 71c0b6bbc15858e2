import type { SimulatedNumber, Simulator, SimulatorOptions } from "../index";
import { get } from "./graph";
import { ACCOUNT, ACME, OTHER_ACCOUNT, simulate, TOKEN } from "./simulator";

export const ID = "120000000000001";
export const HOUR = 3_600_000;
/** Parameters that register a number. */
export const REGISTRATION = { messaging_product: "whatsapp", pin: "123456" };
/** Parameters that request a code. */
export const REQUEST = { code_method: "SMS", language: "en_US" };

/** A simulator with one number on the first of two accounts. */
export function simulateOne(
  number: object = {},
  options: Partial<SimulatorOptions> = {},
): Promise<Simulator> {
  const numbers = [{ id: ID, cc: "1", phoneNumber: ACME.phone_number, verifiedName: "Acme", ...number }];
  return simulate({
    accounts: [
      { id: ACCOUNT, tokens: [TOKEN], numbers },
      { id: OTHER_ACCOUNT, tokens: [TOKEN] },
    ],
    ...options,
  });
}

export function only(simulator: Simulator): SimulatedNumber {
  const [number] = simulator.numbers();
  if (number === undefined) throw new Error("no number");
  return number;
}

/** The answer of `GET /{number}` for these fields, without the id. */
export async function fieldsOf(simulator: Simulator, fields: string): Promise<Record<string, unknown>> {
  const { id: _, ...values } = (await get(simulator, `/${ID}`, { fields })).body;
  return values;
}
