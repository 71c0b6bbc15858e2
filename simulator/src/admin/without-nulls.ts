/** JSON has no undefined, so null removes a property. */
export function withoutNulls(body: unknown): unknown {
  if (typeof body !== "object" || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]: [string, unknown]) => [name, value ?? undefined]),
  );
}
