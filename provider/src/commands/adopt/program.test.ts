import { graphNumber } from "../../account/graph-number";
import { entriesOf } from "./entries";
import { programFor, type Style } from "./program";

const EXAMPLE = { id: "300000000000001", display_phone_number: "+1 202-555-0123", verified_name: "Example" };

const programOf = (style: Style, ...numbers: Partial<typeof EXAMPLE>[]) =>
  programFor(
    "100000000000001",
    entriesOf(numbers.map((number) => graphNumber.parse({ ...EXAMPLE, ...number }))),
    style,
  );

describe("a program that manages numbers", () => {
  test("declares each as it is at Meta, protected, retained, and to be taken over", () => {
    expect(programOf("manage", {})).toBe(`import { WhatsAppPhoneNumber } from "pulumi-whatsapp";

const businessAccountId = "100000000000001";

// protect: an edit that would replace or remove a number already fails in preview.
// retainOnDelete: Meta's API cannot delete a number, so one that leaves this program stays on the account.
const options = { protect: true, retainOnDelete: true };

const numbers = {
  // +1 202-555-0123, id 300000000000001
  "example": new WhatsAppPhoneNumber(
    "example",
    {
      businessAccountId,
      cc: "1",
      phoneNumber: "2025550123",
      verifiedName: "Example",
      adoptExisting: true,
    },
    options,
  ),
};

/** Ids by name, for the programs that send messages. */
export const phoneNumberIds = Object.fromEntries(
  Object.entries(numbers).map(([name, { phoneNumberId }]) => [name, phoneNumberId]),
);
`);
  });

  test("looks up a number that cannot be declared, and says why", () => {
    const program = programOf("manage", {}, { id: "300000000000002", verified_name: "X" });

    expect(program).toContain(
      "  // It cannot be declared, because its display name has 1 character: write a display name of 2 to 75.\n" +
        '  "x": WhatsAppPhoneNumber.get("x", "300000000000002", { businessAccountId }),\n',
    );
    expect(program).toContain('"example": new WhatsAppPhoneNumber(');
  });

  test("has a name from Meta inside of its quotes, and no line from Meta in a comment", () => {
    const program = programOf("manage", {
      display_phone_number: "+1 202-555-0123\nprocess.exit()",
      verified_name: 'Acme", evil: "\n${here}`',
    });

    expect(program).toContain('verifiedName: "Acme\\", evil: \\"\\n${here}`",');
    expect(program).not.toMatch(/process\.exit|^evil/m);
  });
});

describe("a program that looks numbers up", () => {
  test("manages nothing", () => {
    const program = programOf("lookup", {});

    expect(program).toContain(
      '"example": WhatsAppPhoneNumber.get("example", "300000000000001", { businessAccountId })',
    );
    expect(program).not.toMatch(/options|cannot be declared/);
  });
});
