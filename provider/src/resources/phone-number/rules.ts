import { z } from "zod";
import { dialCodeProblem, digitsProblem } from "./phone-rules";

const given = (form: string) => (issue: { input?: unknown }) =>
  issue.input === undefined ? `is missing: write ${form}` : `write ${form}`;

/** A string to which a rule of our own applies: the rule gives the reason, or `undefined` where the value is right. */
const ruled = (form: string, problem: (value: string) => string | undefined) =>
  z.string({ error: given(form) }).superRefine((value, context) => {
    const message = problem(value);
    if (message !== undefined) context.addIssue({ code: "custom", message });
  });

export const flag = () => z.boolean({ error: given("true or false, without quotes") });

export const numericId = (what: string) =>
  ruled(`the numeric id of ${what} as text, for example "100000000000001"`, (value) =>
    /^\d+$/.test(value)
      ? undefined
      : `write the numeric id of ${what}, digits only, for example "100000000000001"`,
  );

export const dialCode = () => ruled('the dial code as text, for example "1"', dialCodeProblem);

export const nationalNumber = () =>
  ruled('the number without dial code as text, for example "2025550123"', digitsProblem);

const NAME_LENGTH = { min: 2, max: 75 };

export const displayName = () =>
  ruled('the display name as text, for example "Acme Support"', (value) => {
    const length = Array.from(value.trim()).length;
    if (length >= NAME_LENGTH.min && length <= NAME_LENGTH.max) return undefined;
    return `has ${length} characters: write a display name of ${NAME_LENGTH.min} to ${NAME_LENGTH.max}`;
  });
