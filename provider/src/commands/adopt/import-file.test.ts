import { readFileSync } from "node:fs";
import path from "node:path";

import { graphNumber } from "../../account/graph-number";
import { entriesOf } from "./entries";
import { importFile } from "./import-file";

const schema = JSON.parse(
  readFileSync(path.resolve(__dirname, "../../../../plugin/schema.json"), "utf8"),
) as { readonly resources: Readonly<Record<string, unknown>> };

test("the file has type, name and id of each number, and the schema has the type", () => {
  const numbers = ["Example Support", "Acme"].map((verified_name, at) =>
    graphNumber.parse({ id: `30000000000000${at}`, verified_name }),
  );

  const type = "whatsapp:index:PhoneNumber";
  expect(JSON.parse(importFile("100000000000001", entriesOf(numbers)))).toEqual({
    resources: [
      { type, name: "example-support", id: "100000000000001/300000000000000" },
      { type, name: "acme", id: "100000000000001/300000000000001" },
    ],
  });
  expect(Object.keys(schema.resources)).toContain(type);
});
