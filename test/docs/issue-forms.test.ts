import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { parse } from "yaml";

const FOLDER = path.resolve(__dirname, "../../.github/ISSUE_TEMPLATE");
const FORMS = readdirSync(FOLDER).filter((file) => file !== "config.yml");
const read = (file: string) => parse(readFileSync(path.join(FOLDER, file), "utf8")) as unknown;

interface Form {
  body: { id?: string; attributes: { value?: string }; validations?: { required: boolean } }[];
}

test.each(FORMS)("the form %s warns first not to paste a token", (file) => {
  expect((read(file) as Form).body[0]?.attributes.value).toMatch(/^\*\*Do not paste tokens/);
});

test("the form for a problem does not do without command, trace and versions", () => {
  const { body } = read("problem.yml") as Form;
  const required = body.flatMap(({ id, validations }) => (validations?.required ? [id] : []));

  expect(required).toEqual(expect.arrayContaining(["command", "trace", "versions"]));
});

test("there is no issue without a form, and vulnerabilities go to private reporting", () => {
  const config = read("config.yml") as { blank_issues_enabled: boolean; contact_links: { url: string }[] };

  expect(config.blank_issues_enabled).toBe(false);
  expect(config.contact_links[0]?.url).toMatch(/\/security\/advisories\/new$/);
});
