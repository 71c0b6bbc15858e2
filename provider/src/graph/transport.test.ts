import { AxiosError } from "axios";

import { DYNAMIC_WORDS } from "../engine/dynamic-words";
import { asNoAnswer } from "./transport";

const REQUEST = { method: "POST", timeoutMs: 30_000, maxBytes: 1_000 } as const;

function kindOf(code: string, syscall?: string, request: Parameters<typeof asNoAnswer>[1] = REQUEST) {
  const error = new AxiosError("it failed", code);
  error.cause = Object.assign(new Error(code), { syscall });
  return asNoAnswer(error, request, 10_000).reason(DYNAMIC_WORDS).kind;
}

describe("a creation that failed", () => {
  test.each(["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH", "ETIMEDOUT", "ECONNRESET", "EADDRNOTAVAIL"])(
    "with %s while connecting was certainly not sent",
    (code) => {
      expect(kindOf(code, "connect")).toBe("unsent");
    },
  );

  test("because a name could not be looked up for a moment was certainly not sent", () => {
    expect(kindOf("EAI_AGAIN", "getaddrinfo")).toBe("unsent");
  });

  test.each(["read", "write", undefined])(
    "on a connection that was there already (%s) may have been carried out",
    (syscall) => {
      for (const code of [
        "EHOSTUNREACH",
        "ENETUNREACH",
        "ECONNRESET",
        "EPIPE",
        "ETIMEDOUT",
        "ECONNREFUSED",
      ]) {
        expect([code, kindOf(code, syscall)]).toEqual([code, "unclear"]);
      }
    },
  );
});

test.each([
  ["GET", "final"],
  ["POST", "unclear"],
] as const)("an answer that is too long makes a %s %s", (method, kind) => {
  const error = new AxiosError("maxContentLength size of 1000 exceeded", "ERR_BAD_RESPONSE");

  expect(asNoAnswer(error, { ...REQUEST, method }, 10_000).reason(DYNAMIC_WORDS).kind).toBe(kind);
});

test("an error that is not about the request is not hidden as one", () => {
  expect(() => asNoAnswer(new TypeError("a defect"), REQUEST, 10_000)).toThrow("a defect");
});

test.each([
  ["a host that does not exist", "ENOTFOUND", "getaddrinfo", false],
  ["a refused connection", "ECONNREFUSED", "connect", false],
  ["an untrusted certificate", "SELF_SIGNED_CERT_IN_CHAIN", undefined, false],
  ["a connection that broke", "ECONNRESET", "read", true],
  ["no answer in time", "ERR_CANCELED", undefined, true],
])("a request that failed because of %s counts as sent only if it was", (_what, code, syscall, wasSent) => {
  const error = new AxiosError("it failed", code);
  error.cause = Object.assign(new Error(code), { syscall });

  expect(asNoAnswer(error, REQUEST, 10_000).wasSent).toBe(wasSent);
});
