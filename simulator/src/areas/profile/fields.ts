import { randomBytes } from "node:crypto";
import type { NodeFields } from "../../graph/fields";
import type { Profile } from "./shapes";

/** A profile, and the address at which it was asked for. */
export interface Asked {
  readonly profile: Profile;
  readonly address: URL;
}

const filled = (text: string | undefined) => (text === "" ? undefined : text);

/** Meta adds a slash to an address that is a host alone. */
const withSlash = (website: string) => (/^https?:\/\/[^/?#]+$/i.test(website) ? `${website}/` : website);

/** The fields of a profile. Meta's pages always name fields: that without them only the product is answered is a guess. */
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
    // Another one at each read, as that of Meta's picture servers is.
    profile_picture_url: ({ profile: { pictureSha256 }, address }) =>
      pictureSha256 &&
      `${address.origin}/pictures/${pictureSha256}.jpg?oh=${randomBytes(12).toString("hex")}`,
    id: () => undefined,
  },
};
