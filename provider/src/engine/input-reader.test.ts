import * as z from "zod";
import { inputReader } from "./input-reader";

describe("the inputs among a resource's properties", () => {
  const read = inputReader(
    z.strictObject({
      name: z.string(),
      kind: z.enum(["A", "B"]).optional(),
      flag: z.boolean().optional(),
      list: z.array(z.string()).optional(),
    }),
  );

  test("are those of the names and types of inputs", () => {
    const inputs = { name: "Acme", kind: "A", flag: false, list: ["a"] };

    expect(read({ ...inputs, output: "3" })).toEqual(inputs);
  });

  test.each([
    ["of another type", { name: 1, kind: true, flag: "false", list: "a" }],
    ["that are null", { name: null, kind: null, flag: null, list: null }],
    ["that are absent", {}],
  ])("leave out values %s", (_which, properties) => {
    expect(read(properties)).toEqual({});
  });

  test("of a kind that is not known fail at once, instead of being lost", () => {
    expect(() => inputReader(z.strictObject({ when: z.date() }))).toThrow("the schema of when: date");
  });
});
