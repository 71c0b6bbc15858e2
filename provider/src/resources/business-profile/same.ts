const plain = (text: string) => text.normalize("NFC").trim().replace(/\s+/gu, " ");

/** Texts are the same if they look the same: Meta may answer with other white space or another Unicode form. */
export function sameText(one: unknown, other: unknown): boolean {
  return typeof one === "string" && typeof other === "string" ? plain(one) === plain(other) : one === other;
}

/** Lists of websites are the same if they lead to the same addresses in the same order. Meta shows them in that order. */
export function sameWebsites(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((website, at) => address(website) === address(other[at]));
}

/** Without the last slash, because Meta adds one to a host alone. The case of a host means nothing. */
function address(website: unknown): string {
  const text = String(website).normalize("NFC").trim();
  return (URL.canParse(text) ? new URL(text).href : text).replace(/\/$/, "");
}
