import * as z from "zod";
import { ruled } from "../../engine/rules";

export { numericId } from "../../engine/rules";

/** The industries that Meta lets a profile have. */
const VERTICALS = [
  ...["OTHER", "AUTO", "BEAUTY", "APPAREL", "EDU", "ENTERTAIN", "EVENT_PLAN", "FINANCE", "GROCERY", "GOVT"],
  ...["HOTEL", "HEALTH", "NONPROFIT", "PROF_SERVICES", "RETAIL", "TRAVEL", "RESTAURANT", "ALCOHOL"],
  ...["ONLINE_GAMBLING", "PHYSICAL_GAMBLING", "OTC_DRUGS"],
];

const MOST_WEBSITES = 2;
const LONGEST_WEBSITE = 256;

/** Counts code points. Meta does not say how it counts, and decides. */
const lengthOf = (text: string) => Array.from(text).length;

const tooLong = (value: string, most: number) =>
  lengthOf(value) > most ? `has ${lengthOf(value)} characters, but Meta accepts at most ${most}` : undefined;

export const about = () =>
  ruled("text of 1 to 139 characters", (value) =>
    value.trim() === ""
      ? "cannot be empty, because Meta cannot clear it: write a text, or remove about to keep Meta's text"
      : tooLong(value, 139),
  );

/** @param meaning the meaning of the text: "the address of the business" */
export const textUpTo = (most: number, meaning: string) =>
  ruled(`${meaning} as text of up to ${most} characters, or "" to clear it`, (value) => tooLong(value, most));

export const email = () =>
  ruled('an email address as text, for example "support@example.com", or "" to clear it', (value) =>
    value === "" || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)
      ? tooLong(value, 128)
      : 'is not an email address: write one such as "support@example.com", or "" to clear it',
  );

export const websites = () => {
  const error = `write a list of up to ${MOST_WEBSITES} addresses, for example ["https://example.com"], or [] to clear it`;
  return z.array(z.string({ error }), { error }).superRefine((list, context) => {
    const problems = [
      ...(list.length > MOST_WEBSITES
        ? [`has ${list.length} addresses, but Meta accepts at most ${MOST_WEBSITES}`]
        : []),
      ...list.flatMap((website) => websiteProblem(website) ?? []),
    ];
    for (const message of problems) context.addIssue({ code: "custom", message });
  });
};

function websiteProblem(website: string): string | undefined {
  const shown = JSON.stringify(website);
  if (!/^https?:\/\//i.test(website)) {
    const corrected = `https://${website.replace(/^(?:[a-z][a-z\d+.-]*:)?\/*/i, "")}`;
    return URL.canParse(corrected)
      ? `has the address ${shown} without http or https: write ${JSON.stringify(corrected)}`
      : `has ${shown}, which is not an address: write one such as "https://example.com"`;
  }
  if (!URL.canParse(website))
    return `has ${shown}, which is not an address: write one such as "https://example.com"`;
  const long = tooLong(website, LONGEST_WEBSITE);
  return long && `has an address that is too long: it ${long}`;
}

export const vertical = () =>
  ruled('the industry as text, for example "RETAIL"', (value) =>
    VERTICALS.includes(value)
      ? undefined
      : `is not an industry that Meta knows: write one of ${VERTICALS.join(", ")}`,
  );

/** Whether the file is a picture is checked elsewhere, because that needs the file. */
export const picturePath = () =>
  ruled('the path of a PNG or JPEG file as text, for example "logo.png"', (value) =>
    value.trim() === ""
      ? "is empty: write the path of a PNG or JPEG file, or remove picture to keep Meta's picture"
      : undefined,
  );
