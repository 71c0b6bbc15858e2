import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import { BlockList } from "node:net";
import { hasCode } from "../../failure";
import type { World } from "../../world";
import { NoAnswer } from "./no-answer";

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/** The address of a webhook in Meta's form: a plus sign in the path arrives as a space. Throws NoAnswer for a form that Meta refuses. */
export function webhookAddress(text: string): URL {
  if (!URL.canParse(text)) throw new NoAnswer("it is not an address such as https://example.com/webhooks");
  const address = new URL(text);
  if (!["https:", "http:"].includes(address.protocol)) throw new NoAnswer("its scheme must be https");
  if (address.username !== "" || address.password !== "")
    throw new NoAnswer("it must not contain a user name or a password");
  address.pathname = address.pathname.replaceAll("+", "%20");
  return address;
}

/** The network addresses of a host, if webhooks may go there. A connection must use these, because a second lookup could differ. */
export async function permittedAddresses(
  { hostname, protocol }: URL,
  { webhooks }: World,
): Promise<LookupAddress[]> {
  const host = hostname.replace(/^\[|\]$/g, "");
  const addresses = await lookup(host, { all: true }).catch((error: unknown) => {
    throw new NoAnswer(
      `there is no host ${host}${hasCode(error, "ENOTFOUND") ? "" : " that can be looked up"}`,
    );
  });
  if (addresses.every(isLoopback)) return addresses;
  if (webhooks.targets === "loopback") {
    throw new NoAnswer(
      `${host} is not this machine. The setting webhookTargets, or the option --webhook-targets any, lets the simulator call other machines`,
    );
  }
  if (protocol !== "https:")
    throw new NoAnswer("it must begin with https, because it is not on this machine");
  return addresses;
}

function isLoopback({ address, family }: LookupAddress): boolean {
  return loopback.check(address, family === 6 ? "ipv6" : "ipv4");
}
