import { INPUTS } from "../../test-support";
import { OUTPUTS } from "./fields";
import { unreadState } from "./state";

test("a number of which nothing but the id is known has every output, and no undefined value", () => {
  const state = unreadState(INPUTS, "300000000000003");

  expect(state).toMatchObject({ ...INPUTS, phoneNumberId: "300000000000003", displayPhoneNumber: null });
  expect(Object.keys(state)).toEqual([...Object.keys(INPUTS), ...Object.keys(OUTPUTS)]);
  expect(Object.values(state)).not.toContain(undefined);
});
