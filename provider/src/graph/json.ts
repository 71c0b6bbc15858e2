/** The value of a JSON text; `undefined` if the text is no JSON, or is nested more deeply than any answer of Graph. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
