import { graphNumber } from "../../account/graph-number";
import { resourceNames } from "./names";

const named = (...names: (string | null)[]) =>
  resourceNames(
    names.map((verified_name, at) => graphNumber.parse({ id: `30000000000000${at}`, verified_name })),
  );

test.each([
  ["Example Support", "example-support"],
  ['  Exémple "Sales" & Söhne! ', "exemple-sales-sohne"],
  ["../../etc", "etc"],
  ["例え", "number"],
  [null, "number"],
])("a resource for %j is named %s", (name, resource) => {
  expect(named(name)).toEqual([resource]);
});

test("names that would be the same have the ids behind them", () => {
  expect(named("Example", "Acme", "EXAMPLE", null, "例え")).toEqual([
    "example-300000000000000",
    "acme",
    "example-300000000000002",
    "number-300000000000003",
    "number-300000000000004",
  ]);
});
