const mockLoading = jest.fn();
jest.mock("libphonenumber-js/metadata.max.json", () => {
  mockLoading();
  return jest.requireActual<object>("libphonenumber-js/metadata.max.json");
});

import { handler } from "../handler";
import { isDialCode, parsePhoneNumber } from "./numbering-plans";

test("the numbering plans load once, at the first question about a number", async () => {
  const provider = handler();
  await provider.diff?.("110000000000001", {}, {});
  expect(mockLoading).not.toHaveBeenCalled();

  expect(isDialCode("1")).toBe(true);
  expect(isDialCode("999")).toBe(false);
  expect(parsePhoneNumber("+12025550123")?.nationalNumber).toBe("2025550123");

  expect(mockLoading).toHaveBeenCalledTimes(1);
});
