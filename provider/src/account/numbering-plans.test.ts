const mockLoading = jest.fn();
jest.mock("libphonenumber-js/metadata.max.json", () => {
  mockLoading();
  return jest.requireActual<object>("libphonenumber-js/metadata.max.json");
});

import { phoneNumber } from "../resources/phone-number";
import { INPUTS } from "../test-support";
import { sceneOf } from "../test-support/graph";
import { isDialCode, parsePhoneNumber } from "./numbering-plans";

test("the numbering plans load once, at the first question about a number, and not in a refresh", async () => {
  const id = "300000000000001";
  const { provider } = sceneOf(phoneNumber, [
    { id, display_phone_number: "+1 202-555-0123", verified_name: INPUTS.verifiedName },
  ]);
  const refreshed = await provider.read(id, { ...INPUTS, phoneNumberId: id });
  await provider.diff(id, INPUTS, INPUTS);
  expect(refreshed.props).toMatchObject({ displayPhoneNumber: "+1 202-555-0123" });
  expect(mockLoading).not.toHaveBeenCalled();

  expect(isDialCode("1")).toBe(true);
  expect(isDialCode("999")).toBe(false);
  expect(parsePhoneNumber("+12025550123")?.nationalNumber).toBe("2025550123");

  expect(mockLoading).toHaveBeenCalledTimes(1);
});
