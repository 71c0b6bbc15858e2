import { html } from "../../page/html";
import type { Area } from "../area";
import { asSent } from "./as-sent";
import { requestCode } from "./request-code";
import { shapes } from "./shapes";
import { verifyCode } from "./verify-code";

export interface Verification {
  edge: "request_code" | "verify_code";
  shapes: typeof shapes;
  seen: {
    /** The last "sent" verification code. */
    readonly sentCode: string | undefined;
  };
}

/** The proof that a number is its owner's, by a code to the number. */
export const verification: Area<Verification> = {
  shapes,
  routes: [requestCode, verifyCode],
  initial: () => ({}),
  secretParameters: ["code"],
  seen: ({ sentCode }) => ({ sentCode: sentCode?.code }),
  page: {
    cells: [
      {
        column: "Verification",
        show: ({ sentCode }) =>
          sentCode &&
          html`<small>code <strong class="mono">${asSent(sentCode)}</strong> by ${sentCode.method}</small>`,
      },
    ],
  },
};
