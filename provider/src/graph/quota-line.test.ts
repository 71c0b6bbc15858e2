import type { QuotaFigures } from "./quota";
import { quotaLine, readQuotaLine } from "./quota-line";

const ACCOUNT = "100000000000001";
const HIGHEST = "Highest usage that Meta reported:";

describe.each<[string, QuotaFigures]>([
  ["1 request to Meta.", { requests: 1 }],
  ["12 requests to Meta.", { requests: 12 }],
  [
    `2 requests to Meta. ${HIGHEST} 51 % of the calls allowed to account ${ACCOUNT}.`,
    { requests: 2, highest: { percent: 51, measure: "calls", account: ACCOUNT } },
  ],
  [
    `2 requests to Meta. ${HIGHEST} 100 % of the CPU time allowed to the app.`,
    { requests: 2, highest: { percent: 100, measure: "CPU time" } },
  ],
  [
    `2 requests to Meta. ${HIGHEST} 75 % of the processing time allowed to the app.`,
    { requests: 2, highest: { percent: 75, measure: "processing time" } },
  ],
])("the line %j", (line, figures) => {
  test("is written from its figures", () => {
    expect(quotaLine(figures)).toBe(line);
  });

  test("is read as its figures, from the class and from the plugin", () => {
    expect(readQuotaLine(line)).toEqual(figures);
    expect(readQuotaLine(`pulumi-whatsapp: ${line}`)).toEqual(figures);
  });
});

test("a usage of one half is not shown", () => {
  expect(quotaLine({ requests: 2, highest: { percent: 50, measure: "calls" } })).toBe("2 requests to Meta.");
});

test.each(["other", 'of "two" words.\n'])("the line of the provider %j names it", (name) => {
  const figures = { requests: 2, highest: { percent: 90, measure: "calls" } } as const;
  const line = quotaLine(figures, name);

  expect(line).toContain(`2 requests to Meta by the provider ${JSON.stringify(name)}. ${HIGHEST} 90 %`);
  expect(readQuotaLine(line)).toEqual(figures);
});

test.each([
  "",
  "12 requests to Meta",
  "There were 12 requests to Meta.",
  "12 requests to Meta. Then Meta answered no more.",
  `12 requests to Meta. ${HIGHEST} 62 % of the bytes allowed to the app.`,
])("%j is another text", (text) => {
  expect(readQuotaLine(text)).toBeUndefined();
});
