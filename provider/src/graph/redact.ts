/** Hides our own secrets in text from outside. */
export type Hide = (text: string) => string;

/** Finds secrets by value: as they are, and as a path, a query or JSON encodes them. */
export function hiding(secrets: readonly string[]): Hide {
  const forms = secrets
    .filter((secret) => secret !== "")
    .flatMap((secret) => [
      secret,
      encodeURIComponent(secret),
      new URLSearchParams([["", secret]]).toString().slice(1),
      JSON.stringify(secret).slice(1, -1),
    ]);
  if (forms.length === 0) return (text) => text;
  // In one pass and the longest first, because a secret may be part of another one or of the replacement.
  const longestFirst = [...new Set(forms)].sort((one, other) => other.length - one.length);
  const pattern = new RegExp(longestFirst.map(literally).join("|"), "g");
  return (text) => text.replace(pattern, "[secret]");
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The same for every text within parsed JSON. */
export function hideDeep<T>(value: T, hide: Hide): T {
  if (typeof value === "string") return hide(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => hideDeep(item, hide)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, hideDeep(item, hide)])) as T;
}
