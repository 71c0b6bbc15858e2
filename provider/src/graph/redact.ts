/** Hides our own secrets, by value, in text that others wrote: as they are, and as a URL or JSON carries them. */
export function redact(text: string, secrets: readonly string[]): string {
  const forms = secrets
    .filter((secret) => secret !== "")
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]);
  if (forms.length === 0) return text;
  // In one go and the longest first: a secret may be part of another one, or of the text that takes its place.
  const longestFirst = [...new Set(forms)].sort((one, other) => other.length - one.length);
  return text.replace(new RegExp(longestFirst.map(literally).join("|"), "g"), "[secret]");
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The same for every text within parsed JSON. */
export function redactDeep<T>(value: T, secrets: readonly string[]): T {
  if (typeof value === "string") return redact(value, secrets) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => redactDeep(item, secrets)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, redactDeep(item, secrets)]),
  ) as T;
}
