import { z } from "zod";
import { EDGES } from "../edges";
import { PERMISSION_CODES } from "../graph/error";

export const THROTTLE_CODES = [4, 17, 32, 613, 80007, 80008] as const;

const when = z
  .enum(["before-commit", "after-commit"])
  .default("before-commit")
  .describe("Whether the call changes anything before it fails. A read has nothing to commit.");

const retryAfter = z
  .union([z.int().min(0), z.string().min(1)])
  .optional()
  .describe("The header Retry-After: seconds, or any text, such as a date.");

const throttle = z.strictObject({
  kind: z.literal("throttle"),
  code: z.literal([...THROTTLE_CODES]),
  retryAfter,
  minutes: z.number().min(0).default(0).describe("estimated_time_to_regain_access in the usage headers."),
});
const drop = z
  .strictObject({
    kind: z.literal("drop"),
    when: z
      .enum(["on-arrival", "before-commit", "after-commit"])
      .default("before-commit")
      .describe("on-arrival: before the body is read, which is the nearest to a refused connection."),
  })
  .describe("The connection is reset.");
const serverError = z.strictObject({
  kind: z.literal("serverError"),
  when,
  status: z.union([z.literal([408, 429]), z.int().min(500).max(599)]).default(500),
  retryAfter,
  body: z.enum(["graph", "garbage"]).default("graph"),
});
/** Node.js would fire a longer timer at once. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;

const slow = z.strictObject({ kind: z.literal("slow"), ms: z.int().positive().max(LONGEST_TIMER_MS) });
const hang = z
  .strictObject({ kind: z.literal("hang"), when })
  .describe("No answer until either side closes.");
const garbage = z
  .strictObject({ kind: z.literal("garbage"), when })
  .describe("HTTP 200 with a body that is no JSON.");
const truncated = z
  .strictObject({ kind: z.literal("truncated") })
  .describe("The right answer, cut in the middle. The call counts.");
const answer = z
  .strictObject({ kind: z.literal("answer"), when, body: z.json() })
  .describe("HTTP 200 with this JSON.");
const error = z.strictObject({
  kind: z.literal("error"),
  when,
  code: z.int(),
  subcode: z.int().optional(),
  message: z.string().default("An error that a fault asked for"),
  type: z.string().optional(),
  title: z.string().optional(),
  userMessage: z.string().optional(),
  details: z.string().optional(),
  data: z
    .union([z.string(), z.record(z.string(), z.json())])
    .optional()
    .describe("error_data as a whole, instead of details."),
  retryAfter,
  transient: z.boolean().optional(),
  status: z.int().min(400).max(599).default(400),
});
const permissionLost = z
  .strictObject({
    kind: z.literal("permissionLost"),
    code: z.literal([...PERMISSION_CODES, 190]).default(100),
  })
  .describe("100 comes with subcode 33, which Graph also answers for what does not exist.");
const fieldsRefused = z
  .strictObject({
    kind: z.literal("fieldsRefused"),
    fields: z.array(z.string()).min(1),
    code: z.literal([10, 100]).default(100),
  })
  .describe("A call that asks for one of the fields fails as a whole.");
const oddListing = z
  .strictObject({
    kind: z.literal("oddListing"),
    add: z.array(z.json()).default([]).describe("Entries in front of the page's own, such as null."),
    paging: z.json().optional().describe("paging as a whole, such as null."),
    pages: z
      .union([z.int().positive(), z.literal("endless")])
      .optional()
      .describe("The links of the pages go round in a circle of so many, or never end."),
  })
  .describe("A listing with odd entries or links.");
const tooMuchData = z
  .strictObject({
    kind: z.literal("tooMuchData"),
    limit: z.int().min(0).describe("The largest limit that a listing may ask for."),
    transient: z.boolean().optional(),
  })
  .describe(
    "A listing with a larger limit fails with code 1: Please reduce the amount of data you're asking for.",
  );
const usage = z
  .strictObject({
    kind: z.literal("usage"),
    accounts: z.record(
      z.string().regex(/^\d+$/),
      z.strictObject({
        percent: z.number().min(0).max(100).default(100),
        minutes: z.number().min(0).default(0),
      }),
    ),
  })
  .describe("More accounts in the header X-Business-Use-Case-Usage, in front of the call's own.");
const looks = z.union([z.int().min(0), z.literal("always")]).default(0);
const lag = z
  .strictObject({
    kind: z.literal("lag"),
    node: looks.describe("Reads of the new node that do not find it yet."),
    nodeMs: z.int().min(0).default(0).describe("For so long no read finds it, by the simulator's clock."),
    listing: looks.describe("Listings that lack it."),
    listingMs: z.int().min(0).default(0).describe("For so long every listing lacks it."),
  })
  .describe("A number that is added is not visible at once.");

const halfDeregistered = z
  .strictObject({ kind: z.literal("halfDeregistered") })
  .describe(
    "deregister stops halfway, with code 131000 and HTTP 500: register answers 133000 until deregister succeeds.",
  );

const KINDS = [
  throttle,
  drop,
  serverError,
  slow,
  hang,
  garbage,
  truncated,
  answer,
  error,
  permissionLost,
  fieldsRefused,
  tooMuchData,
  oddListing,
  usage,
  lag,
  halfDeregistered,
] as const;

export const FAULT_KINDS = KINDS.map(({ shape }) => shape.kind.value);

export const fault = z.strictObject({
  on: z
    .strictObject({
      method: z.enum(["GET", "POST", "DELETE"]).optional(),
      account: z.string().regex(/^\d+$/).optional(),
      number: z.string().regex(/^\d+$/).optional().describe("The id of a number."),
      edge: z.enum(EDGES).optional(),
    })
    .default({})
    .describe("The calls that it affects. Left out: all."),
  skip: z.int().min(0).default(0).describe("How many of these calls pass first."),
  times: z
    .union([z.int().positive(), z.literal("always")])
    .default(1)
    .describe("How many calls it affects."),
  then: z.discriminatedUnion("kind", KINDS),
});

export type Fault = z.output<typeof fault>;
export type Effect = Fault["then"];

/** A fault from a program: `times` may be `Infinity`, and files write `"always"` for it. */
export type FaultInput = Omit<z.input<typeof fault>, "times"> & { times?: number | "always" };
