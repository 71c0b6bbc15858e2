import { randomBytes } from "node:crypto";
import type { NodeFields } from "../../graph/fields";
import type { Profile } from "./shapes";

/** A profile, and the address of the call that asked for it. */
export interface Asked {
  readonly profile: Profile;
  readonly address: URL;
}

const filled = (text: string | undefined) => (text === "" ? undefined : text);

/** Meta adds a slash to an address that is a host alone. */
const withSlash = (website: string) => (/^https?:\/\/[^/?#]+$/i.test(website) ? `${website}/` : website);

/** The fields of a profile. Meta's pages always name fields, so it is a guess that a call without them returns only the product. */
export const fields: NodeFields<Asked> = {
  type: "WhatsAppBusinessProfile",
  always: ["messaging_product"],
  read: {
    messaging_product: () => "whatsapp",
    about: ({ profile }) => filled(profile.about),
    address: ({ profile }) => filled(profile.address),
    description: ({ profile }) => filled(profile.description),
    email: ({ profile }) => filled(profile.email),
    websites: ({ profile: { websites = [] } }) =>
      websites.length === 0 ? undefined : websites.map(withSlash),
    vertical: ({ profile }) => filled(profile.vertical),
    // Another address at each read, as from Meta's picture servers.
    profile_picture_url: ({ profile: { pictureSha256 }, address }) =>
      pictureSha256 &&
      `${address.origin}/pictures/${pictureSha256}.jpg?oh=${randomBytes(12).toString("hex")}`,
    id: () => undefined,
  },
};
