import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { parse } from "yaml";
import { z } from "zod";

const FOLDER = path.resolve(__dirname, "../../.github/ISSUE_TEMPLATE");
const FORMS = readdirSync(FOLDER).filter((file) => file !== "config.yml");
const read = (file: string) => parse(readFileSync(path.join(FOLDER, file), "utf8")) as unknown;

const text = z.string().min(1);
const question = z.strictObject({
  type: z.enum(["input", "textarea", "dropdown", "checkboxes"]),
  id: z.string().regex(/^[\w-]+$/),
  attributes: z.looseObject({ label: text, options: z.array(z.unknown()).min(1).optional() }),
  validations: z.strictObject({ required: z.boolean() }).optional(),
});
const note = z.strictObject({ type: z.literal("markdown"), attributes: z.strictObject({ value: text }) });
/** GitHub shows no form at all if it has anything else. */
const form = z.strictObject({
  ...{ name: text, description: text, labels: z.array(text) },
  body: z.tuple([note], z.union([question, note])),
});

test.each(FORMS)("GitHub shows the form %s, which warns first not to paste a token", (file) => {
  const { body } = form.parse(read(file));
  const ids = body.flatMap((part) => ("id" in part ? [part.id] : []));

  expect(new Set(ids).size).toBe(ids.length);
  expect(body[0].attributes.value).toMatch(/^\*\*Do not paste tokens/);
});

test("the form for a problem does not do without command, trace and versions", () => {
  const { body } = form.parse(read("problem.yml"));
  const required = body.flatMap((part) => ("id" in part && part.validations?.required ? [part.id] : []));

  expect(required).toEqual(expect.arrayContaining(["command", "trace", "versions"]));
});

test("there is no issue without a form, and vulnerabilities go to private reporting", () => {
  const config = read("config.yml") as { blank_issues_enabled: boolean; contact_links: { url: string }[] };

  expect(config.blank_issues_enabled).toBe(false);
  expect(config.contact_links[0]?.url).toMatch(/\/security\/advisories\/new$/);
});
