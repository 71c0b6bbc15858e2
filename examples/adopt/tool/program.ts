import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { handler } from "pulumi-whatsapp/handler";

import type { GraphNumber } from "./graph";

/** `manage` takes numbers over; `lookup` only reads them. */
export type Style = "manage" | "lookup";

/** A Pulumi program for these numbers, ready to run. A number that cannot be declared as it is at Meta is looked up. */
export async function programFor(
  account: string,
  numbers: readonly GraphNumber[],
  style: Style,
): Promise<string> {
  const names = uniqueNames(numbers);
  const entries = await Promise.all(
    numbers.map(async (number, at) => {
      const declared = style === "manage" ? await declarationOf(account, number) : undefined;
      return entryFor(names[at] ?? number.id, number, style, declared);
    }),
  );
  const managed = entries.some(({ options }) => options);
  return [
    'import { WhatsAppPhoneNumber } from "pulumi-whatsapp";',
    "",
    `const businessAccountId = ${JSON.stringify(account)};`,
    ...(managed ? ["", ...OPTIONS] : []),
    "",
    "const numbers = {",
    ...entries.flatMap(({ lines }) => lines.map((line) => `  ${line}`)),
    "};",
    "",
    "/** Ids by name, for whatever sends messages. */",
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

interface Entry {
  lines: string[];
  /** Whether the entry uses the constant of that name. */
  options: boolean;
}

function entryFor(name: string, number: GraphNumber, style: Style, declared: Declaration | undefined): Entry {
  const comment = `// ${(number.display_phone_number ?? "").replace(/[^\d+() -]/g, "")}, id ${number.id}`;
  if (declared === undefined) {
    const why = style === "manage" ? ": it cannot be declared as it is at Meta" : "";
    const lookup = [name, number.id].map((text) => JSON.stringify(text)).join(", ");
    return {
      lines: [
        `${comment}${why}`,
        `${JSON.stringify(name)}: WhatsAppPhoneNumber.get(${lookup}, { businessAccountId }),`,
      ],
      options: false,
    };
  }
  return {
    lines: [
      comment,
      `${JSON.stringify(name)}: new WhatsAppPhoneNumber(`,
      `  ${JSON.stringify(name)},`,
      "  {",
      "    businessAccountId,",
      ...Object.entries(declared).map(([input, value]) => `    ${input}: ${JSON.stringify(value)},`),
      "    adoptExisting: true,",
      "  },",
      "  options,",
      "),",
    ],
    options: true,
  };
}

type Declaration = Record<"cc" | "phoneNumber" | "verifiedName", string>;

const provider = handler();

/** `undefined` when the number or its display name is not one that the provider accepts. */
async function declarationOf(
  businessAccountId: string,
  { display_phone_number: shown, verified_name: name }: GraphNumber,
): Promise<Declaration | undefined> {
  // Meta still shows some Mexican numbers with the 1 that was in front of them until 2019.
  const digits = (shown ?? "").replace(/\D/g, "").replace(/^521(?=\d{10}$)/, "52");
  const phone = parsePhoneNumberFromString(`+${digits}`);
  if (phone === undefined) return undefined;
  const declared = {
    cc: phone.countryCallingCode,
    phoneNumber: phone.nationalNumber,
    verifiedName: (name ?? "").trim(),
  };
  const checked = await provider.check?.({}, { businessAccountId, ...declared });
  // A failure without a property is about the settings, not about the number.
  return checked?.failures?.every(({ property }) => property === "") === true ? declared : undefined;
}

/** Names of resources, from the display names: short, readable, and different from each other. */
function uniqueNames(numbers: readonly GraphNumber[]): string[] {
  const wanted = numbers.map(({ verified_name: name }) => slug(name ?? "") || "number");
  return wanted.map((name, at) =>
    wanted.indexOf(name) === wanted.lastIndexOf(name) ? name : `${name}-${numbers[at]?.id ?? ""}`,
  );
}

function slug(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
