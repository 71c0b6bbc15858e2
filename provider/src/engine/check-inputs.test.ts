import * as z from "zod";
import { checkInputs } from "./check-inputs";
import { DYNAMIC_WORDS as words } from "./dynamic-words";
import type { InputFields } from "./fields";
import { UNKNOWN } from "./properties";

const strings = z.array(z.string().startsWith("https:", "is not https")).optional();
const inputs: InputFields = {
  sites: { schema: () => strings, wire: null, change: "updates" },
  account: {
    schema: () => z.string(),
    wire: null,
    change: "replaces",
    setting: { name: "account", form: "the account", value: "id" },
  },
};
const kind = {
  className: "WhatsAppThing",
  inputs,
  schema: z.strictObject({ sites: strings, account: z.string({ error: "is missing" }) }),
};
const check = (news: Record<string, unknown>, defaults = {}) => checkInputs(kind, news, { words, defaults });

test("a list with a value that is not known yet passes, and is given back as it is", () => {
  const sites = ["https://example.com", UNKNOWN];

  const { inputs: checked, known, failures } = check({ account: "1", sites });

  expect([checked, known, failures]).toEqual([{ account: "1", sites }, { account: "1" }, []]);
});

test("a list with a wrong value fails", () => {
  expect(check({ account: "1", sites: ["ftp://example.com"] }).failures).toEqual([
    { property: "sites", reason: "is not https" },
  ]);
});

test("a setting stands in for an input that is absent", () => {
  expect(check({}, { account: "7" })).toMatchObject({ inputs: { account: "7" }, failures: [] });
});

test("an input that is absent without its setting names both", () => {
  expect(check({}).failures).toEqual([
    {
      property: "account",
      reason:
        "is missing: write the account, or set it for the whole stack with `pulumi config set whatsapp:account <id>`",
    },
  ]);
});

test.each(["constructor", "__proto__", "toString"])("%s is no input", (name) => {
  const news = JSON.parse(`{"account":"1","${name}":"${UNKNOWN}"}`) as Record<string, unknown>;

  expect(check(news).failures.map(({ property }) => property)).toEqual([name]);
});
