const plain = (name: string) => name.normalize("NFC").trim().replace(/\s+/gu, " ");

/** Display names are the same if they look the same: Meta may answer with other white space or another Unicode form. */
export function sameName(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined ? one === other : plain(one) === plain(other);
}

/** Meta's name, if it differs from the declared one. An empty name does not exist yet. */
export function reportedInstead(declared: string | undefined, reported: string | null): string | undefined {
  if (reported === null || plain(reported) === "") return undefined;
  return sameName(declared, reported) ? undefined : reported;
}
