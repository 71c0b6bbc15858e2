import { randomInt } from "node:crypto";
import { graphError } from "../../graph/error";
import type { World } from "../../world";
import { NoAnswer } from "./no-answer";
import { send, type WebhookAnswer } from "./send";
import { webhookAddress } from "./target";

const LONGEST_QUOTE = 100;

/**
 * Verifies an address as Meta does: calls it now, with the verify token. The answer must be 200, and its body the challenge and
 * nothing else, not even a line break.
 *
 * @throws GraphError 2200 with the wrong answer, which never shows the verify token
 */
export async function verifyCallback(callback: string, verifyToken: string, world: World): Promise<void> {
  const challenge = String(randomInt(1_000_000_000, 10_000_000_000));
  const failure = await failureOf(callback, verifyToken, challenge, world);
  if (failure === undefined) return;
  throw graphError({
    code: 2200,
    message: "Callback verification failed",
    details: `The address could not be verified: ${failure}.`,
  });
}

async function failureOf(
  callback: string,
  verifyToken: string,
  challenge: string,
  world: World,
): Promise<string | undefined> {
  try {
    const address = webhookAddress(callback);
    const query = Object.entries({
      "hub.mode": "subscribe",
      "hub.challenge": challenge,
      "hub.verify_token": verifyToken,
    }).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    address.search = [...(address.search === "" ? [] : [address.search]), ...query].join("&");
    return differenceOf(await send(address, { method: "GET" }, world), challenge, verifyToken);
  } catch (error) {
    if (error instanceof NoAnswer) return error.message;
    throw error;
  }
}

function differenceOf(
  { status, body }: WebhookAnswer,
  challenge: string,
  verifyToken: string,
): string | undefined {
  if (status !== 200) return `it answered HTTP ${status}, and must answer 200`;
  if (body === challenge) return undefined;
  if (body === "") return "it answered nothing, and must answer the value of hub.challenge";
  return `it answered ${quoted(body, verifyToken)}, and must answer the value of hub.challenge alone`;
}

/** Text from outside, without the verify token, because an endpoint may repeat it. */
function quoted(body: string, verifyToken: string): string {
  const forms = [verifyToken, encodeURIComponent(verifyToken), JSON.stringify(verifyToken).slice(1, -1)];
  const clean = forms.reduce((text, form) => text.replaceAll(form, "[verify token]"), body);
  return JSON.stringify(clean.length > LONGEST_QUOTE ? `${clean.slice(0, LONGEST_QUOTE)}...` : clean);
}
