import { table, tabbed } from "./table";

const HEADINGS = ["number", "status", "name"];
const ROWS = [
  ["+1 202-555-0123", "PENDING", "Acme"],
  ["+44 20 7946 0123", "-", "日本"],
];

test("a table has a column for each heading, and no white space at the end of a line", () => {
  expect(table(HEADINGS, ROWS)).toBe(
    [
      "NUMBER            STATUS   NAME",
      "+1 202-555-0123   PENDING  Acme",
      "+44 20 7946 0123  -        日本",
      "",
    ].join("\n"),
  );
});

test("tabs stand between the cells for programs", () => {
  expect(tabbed(ROWS)).toBe("+1 202-555-0123\tPENDING\tAcme\n+44 20 7946 0123\t-\t日本\n");
});

test.each([table.bind(undefined, HEADINGS), tabbed])(
  "a name from Meta adds no line, no cell and no colour",
  (print) => {
    const [row] = print([["+1", "PENDING", "A\ncme\t\u001b[31mred"]])
      .trimEnd()
      .split("\n")
      .slice(-1);

    expect(row).toMatch(/PENDING\s+A cme \[31mred$/);
  },
);
