import * as z from "zod";

/** The reason for a value that is missing, or of another type than the form says. */
const formError = (form: string) => (issue: { input?: unknown }) =>
  issue.input === undefined ? `is missing: write ${form}` : `write ${form}`;

/** Any text. @param form the form to write */
export const text = (form: string) => z.string({ error: formError(form) });

/**
 * Text with a rule of our own.
 *
 * @param form the form to write, for the reason: 'the dial code as text, for example "1"'
 * @param problem the reason against a value; `undefined` if the value is right
 */
export const ruled = (form: string, problem: (value: string) => string | undefined) =>
  text(form).superRefine((value, context) => {
    const message = problem(value);
    if (message !== undefined) context.addIssue({ code: "custom", message });
  });

export const flag = () => z.boolean({ error: formError("true or false, without quotes") });

/** @param owner the owner of the id: "the WhatsApp Business Account" */
export const numericId = (owner: string) =>
  ruled(`the numeric id of ${owner} as text, for example "100000000000001"`, (value) =>
    /^\d+$/.test(value)
      ? undefined
      : `write the numeric id of ${owner}, digits only, for example "100000000000001"`,
  );

/** An id in a form that Meta does not document. */
export const opaqueId = (owner: string) =>
  ruled(`the id of ${owner} as text`, (value) =>
    /^[^\s\p{Cc}]{1,256}$/u.test(value)
      ? undefined
      : `write the id of ${owner}: 1 to 256 characters without white space`,
  );

/** The address of a webhook. Its other rules also depend on the stack's settings. */
export const callbackUri = () =>
  text('the https address of the endpoint, for example "https://example.com/whatsapp"');

/** The token of a webhook's handshake. No reason shows the value. */
export const verifyToken = () =>
  text("the text that the endpoint compares, from a secret of the stack config").min(
    1,
    "is empty: write the text that the endpoint compares",
  );
