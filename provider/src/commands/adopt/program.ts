import type { Entry } from "./entries";

/** `manage` takes numbers over; `lookup` only reads them. */
export type Style = "manage" | "lookup";

/** A Pulumi program for these numbers, ready to run. If a program cannot declare a number as it is at Meta, this one looks it up. */
export function programFor(account: string, entries: readonly Entry[], style: Style): string {
  const isDeclared = ({ problem }: Entry) => style === "manage" && problem === undefined;
  return [
    'import { WhatsAppPhoneNumber } from "pulumi-whatsapp";',
    "",
    `const businessAccountId = ${JSON.stringify(account)};`,
    ...(entries.some(isDeclared) ? ["", ...OPTIONS] : []),
    "",
    "const numbers = {",
    ...entries
      .flatMap((entry) => [
        `// ${digitsOf(entry)}, id ${entry.number.id}`,
        ...(isDeclared(entry) ? declared(entry) : lookedUp(entry, style)),
      ])
      .map((line) => `  ${line}`),
    "};",
    "",
    "/** Ids by name, for the programs that send messages. */",
    "export const phoneNumberIds = Object.fromEntries(",
    "  Object.entries(numbers).map(([name, { phoneNumberId }]) => [name, phoneNumberId]),",
    ");",
    "",
  ].join("\n");
}

const OPTIONS = [
  "// protect: an edit that would replace or remove a number already fails in preview.",
  "// retainOnDelete: Meta's API cannot delete a number, so one that leaves this program stays on the account.",
  "const options = { protect: true, retainOnDelete: true };",
];

/** Text from Meta, safe for a comment. */
const digitsOf = ({ number }: Entry) => (number.display_phone_number ?? "?").replace(/[^\d+() ?-]/g, "");

function declared({ name, cc, phoneNumber, verifiedName }: Entry): string[] {
  return [
    `${JSON.stringify(name)}: new WhatsAppPhoneNumber(`,
    `  ${JSON.stringify(name)},`,
    "  {",
    "    businessAccountId,",
    ...Object.entries({ cc, phoneNumber, verifiedName }).map(
      ([input, value]) => `    ${input}: ${JSON.stringify(value)},`,
    ),
    "    adoptExisting: true,",
    "  },",
    "  options,",
    "),",
  ];
}

function lookedUp({ name, number, problem }: Entry, style: Style): string[] {
  const given = [name, number.id].map((text) => JSON.stringify(text)).join(", ");
  return [
    ...(style === "manage" ? [`// It cannot be declared, because ${problem ?? ""}.`] : []),
    `${JSON.stringify(name)}: WhatsAppPhoneNumber.get(${given}, { businessAccountId }),`,
  ];
}
