import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { parse } from "yaml";
import { z } from "zod";

const FOLDER = path.resolve(__dirname, "../../.github/ISSUE_TEMPLATE");
const FORMS = readdirSync(FOLDER).filter((file) => file !== "config.yml");

/** What GitHub takes: it shows no form at all where anything else is in it. */
const text = z.string().min(1);
const required = z.strictObject({ required: z.boolean() }).optional();
const question = { label: text, description: text.optional() };
const answer = { ...question, placeholder: text.optional(), value: text.optional() };
const id = z.string().regex(/^[\w-]+$/);
const element = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("markdown"), attributes: z.strictObject({ value: text }) }),
  z.strictObject({ type: z.literal("input"), id, attributes: z.strictObject(answer), validations: required }),
  z.strictObject({
    type: z.literal("textarea"),
    id,
    attributes: z.strictObject({ ...answer, render: text.optional() }),
    validations: required,
  }),
  z.strictObject({
    type: z.literal("dropdown"),
    id,
    attributes: z.strictObject({ ...question, options: z.array(z.string()).min(2) }),
    validations: required,
  }),
  z.strictObject({
    type: z.literal("checkboxes"),
    id,
    attributes: z.strictObject({
      ...question,
      options: z.array(z.strictObject({ label: text, required: z.boolean().optional() })).min(1),
    }),
  }),
]);
const form = z.strictObject({
  name: text,
  description: text,
  labels: z.array(text),
  body: z.array(element).min(2),
});

const read = (file: string) => parse(readFileSync(path.join(FOLDER, file), "utf8")) as unknown;

describe.each(FORMS)("the form %s", (file) => {
  test("is one that GitHub shows", () => {
    const { success, error } = form.safeParse(read(file));

    expect(error?.issues).toBeUndefined();
    expect(success).toBe(true);
  });

  test("has each id and each label once", () => {
    const elements = form.parse(read(file)).body;
    const ids = elements.flatMap((part) => ("id" in part ? [part.id] : []));
    const labels = elements.flatMap((part) => ("label" in part.attributes ? [part.attributes.label] : []));

    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(labels).size).toBe(labels.length);
  });

  test("warns first of all not to paste a token", () => {
    expect(form.parse(read(file)).body[0]).toMatchObject({
      type: "markdown",
      attributes: { value: expect.stringMatching(/^\*\*Do not paste tokens/) as string },
    });
  });
});

test("the form for a problem asks for command, trace and versions, and does without none of them", () => {
  const asked = form
    .parse(read("problem.yml"))
    .body.filter((part) => "validations" in part && part.validations?.required === true)
    .map((part) => ("id" in part ? part.id : ""));

  expect(asked).toEqual(expect.arrayContaining(["command", "trace", "versions"]));
});

test("there is no issue without a form, and vulnerabilities are led to private reporting", () => {
  const config = z
    .strictObject({
      blank_issues_enabled: z.literal(false),
      contact_links: z.array(z.strictObject({ name: text, url: z.url(), about: text })),
    })
    .parse(read("config.yml"));

  expect(config.contact_links[0]?.url).toMatch(/\/security\/advisories\/new$/);
});
