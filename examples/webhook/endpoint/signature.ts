import { createHmac } from "node:crypto";

import { isSame } from "./same";

/** Whether Meta has signed exactly these bytes: the header is `sha256=` and the HMAC of the body with the app's secret. */
export function isSigned(body: Buffer, header: string | string[] | undefined, appSecret: string): boolean {
  const expected = `sha256=${createHmac("sha256", appSecret).update(body).digest("hex")}`;
  return typeof header === "string" && isSame(header, expected);
}
