import { reportedUsages } from "./reported-usage";

const ACCOUNT = "100000000000001";
const headers =
  ({ app, accounts }: { app?: string; accounts?: string }) =>
  (name: string) =>
    ({ "x-app-usage": app, "x-business-use-case-usage": accounts })[name];

test.each<[string, { app?: string; accounts?: string }, object[]]>([
  ["none without headers", {}, []],
  [
    "each measure of the app",
    { app: '{"call_count":28,"total_time":25,"total_cputime":24}' },
    [
      { percent: 28, measure: "calls" },
      { percent: 25, measure: "processing time" },
      { percent: 24, measure: "CPU time" },
    ],
  ],
  [
    "those of each account",
    { accounts: `{"${ACCOUNT}":[{"type":"whatsapp","call_count":95}],"100000000000002":[{"total_time":7}]}` },
    [
      { percent: 95, measure: "calls", account: ACCOUNT },
      { percent: 7, measure: "processing time", account: "100000000000002" },
    ],
  ],
  [
    "each use of an account",
    { accounts: `{"${ACCOUNT}":[{"call_count":1},{"call_count":2}]}` },
    [
      { percent: 1, measure: "calls", account: ACCOUNT },
      { percent: 2, measure: "calls", account: ACCOUNT },
    ],
  ],
  ["a percentage as text", { app: '{"call_count":"62"}' }, [{ percent: 62, measure: "calls" }]],
  ["a fraction, rounded", { app: '{"call_count":50.6}' }, [{ percent: 51, measure: "calls" }]],
  ["more than all", { app: '{"call_count":110}' }, [{ percent: 110, measure: "calls" }]],
])("the usages are %s", (_what, given, expected) => {
  expect(reportedUsages(headers(given))).toEqual(expected);
});

test.each([
  ["no JSON", "call_count=90"],
  ["nothing", ""],
  ["null", "null"],
  ["a list", "[90]"],
  ["a list of lists", '[[{"call_count":90}]]'],
  ["words", '{"call_count":"many"}'],
  ["an endless number", '{"call_count":1e999}'],
  ["a list in place of a number", '{"call_count":[90]}'],
  ["an account without a list", `{"${ACCOUNT}":{"call_count":90}}`],
  ["odd parts in the list", `{"${ACCOUNT}":[null,90,"x",[]]}`],
  ["a name that is no id", '{"run this":[{"call_count":90}]}'],
  ["a prototype", '{"__proto__":[{"call_count":90}]}'],
])("a header with %s has none", (_what, text) => {
  expect(reportedUsages(headers({ app: text, accounts: text }))).toEqual([]);
});

test("an odd part hides no other", () => {
  const accounts = `{"x":1,"${ACCOUNT}":[null,{"call_count":"no","total_time":80}]}`;

  expect(reportedUsages(headers({ app: "{", accounts }))).toEqual([
    { percent: 80, measure: "processing time", account: ACCOUNT },
  ]);
});
