import { hideDeep, hiding } from "./redact";

const SECRET = "fake|token/with=signs and 'spaces'";

test.each([
  ["as it is", `token ${SECRET} is bad`, "token [secret] is bad"],
  ["in an address", `?access_token=${encodeURIComponent(SECRET)}&limit=1`, "?access_token=[secret]&limit=1"],
  [
    "in a query, which writes a space as a plus",
    `?verify_token=${new URLSearchParams({ t: SECRET }).toString().slice(2)}`,
    "?verify_token=[secret]",
  ],
  ["twice", `${SECRET}${SECRET}`, "[secret][secret]"],
  ["not at all", "nothing here", "nothing here"],
])("hides a secret that stands in a text %s", (_where, text, expected) => {
  expect(hiding(["", SECRET])(text)).toBe(expected);
});

test("hides secrets that are part of each other, or of what takes their place, whole and once", () => {
  const secrets = ["test-token", "test-token-of-another-account", "secret", "test-token"];

  expect(hiding(secrets)("test-token-of-another-account, test-token, a secret")).toBe(
    "[secret], [secret], a [secret]",
  );
});

test("hides it in every text within an answer, and leaves the rest", () => {
  const answer = { error: { message: `Malformed ${SECRET}`, code: 190, data: [SECRET, null, true] } };

  expect(hideDeep(answer, hiding([SECRET]))).toEqual({
    error: { message: "Malformed [secret]", code: 190, data: ["[secret]", null, true] },
  });
});
