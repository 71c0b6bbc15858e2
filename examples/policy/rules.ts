import { parsePhoneNumberFromString } from "libphonenumber-js/max";

import type { DeclaredNumber, NumberInStack, Objection, RegistrationInStack } from "./types";

export function keptInProduction(
  number: DeclaredNumber,
  {
    stack,
    productionStacks,
    isProtected,
  }: { stack: string; productionStacks: string[]; isProtected: boolean },
): Objection {
  if (!productionStacks.includes(stack)) return undefined;
  const missing = [
    ...(isProtected ? [] : ["protect: true"]),
    ...(number.retainOnDelete === true ? [] : ["retainOnDelete: true"]),
  ];
  if (missing.length === 0) return undefined;
  return (
    `${describe(number)} is in production ("${stack}"), where no edit may put a number at risk: ` +
    `add ${missing.join(" and ")} to its options.`
  );
}

export function registeredInProduction(
  number: NumberInStack,
  {
    stack,
    productionStacks,
    registrations,
  }: { stack: string; productionStacks: string[]; registrations: readonly RegistrationInStack[] },
): Objection {
  if (!productionStacks.includes(stack)) return undefined;
  const isRegistered = registrations.some(
    ({ sourceUrns, phoneNumberId }) =>
      sourceUrns.includes(number.urn) ||
      (phoneNumberId !== undefined && phoneNumberId === number.phoneNumberId),
  );
  if (isRegistered) return undefined;
  return (
    `${describe(number.declared)} is in production ("${stack}") and has no WhatsAppRegistration, so it cannot send: ` +
    `declare one with the number's phoneNumberId.`
  );
}

export function allowedName(number: DeclaredNumber, pattern: string): Objection {
  const { verifiedName } = number;
  // A number that is migrated from another account brings its name along.
  if (verifiedName === undefined || new RegExp(pattern, "u").test(verifiedName)) return undefined;
  return `${describe(number)} has the display name "${verifiedName}", and names must match ${pattern}.`;
}

export function allowedCountry(number: DeclaredNumber, countries: string[]): Objection {
  const { cc = "", phoneNumber = "" } = number;
  const country = parsePhoneNumberFromString(`+${cc}${phoneNumber}`)?.country;
  if (country !== undefined && countries.includes(country)) return undefined;
  const where = country === undefined ? "has a country that is not known" : `is in ${country}`;
  return `${describe(number)} ${where}, and allowed are ${countries.join(", ")}.`;
}

function describe({ cc = "?", phoneNumber = "?" }: DeclaredNumber): string {
  return `+${cc} ${phoneNumber}`;
}
