import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import { UNKNOWN, type Properties } from "../properties";

/** The engine's key for the form of a wrapped value, and its word for a secret. */
const FORM = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** The engine has a text for an unknown value of each type, and the core knows one of them. */
const UNKNOWN_VALUES = new Set([
  UNKNOWN,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** Properties as the engine sends them. */
export interface Received {
  readonly properties: Properties;
  /** The names of the properties that are secret, or contain a secret. */
  readonly secrets: ReadonlySet<string>;
  /** The texts in them. */
  readonly secretTexts: readonly string[];
}

/** The properties in clear, and the names of the secret ones. */
export function received(struct: Struct | undefined): Received {
  const secrets = new Set<string>();
  const secretTexts: string[] = [];
  const sent: Properties = struct?.toJavaScript() ?? {};
  const properties = Object.entries(sent).map(([name, value]) => {
    const plain = inClear(value, () => secrets.add(name));
    if (secrets.has(name)) secretTexts.push(...textsIn(plain));
    return [name, plain];
  });
  return { properties: Object.fromEntries(properties) as Properties, secrets, secretTexts };
}

function inClear(value: unknown, onSecret: () => void): unknown {
  if (typeof value === "string") return UNKNOWN_VALUES.has(value) ? UNKNOWN : value;
  if (Array.isArray(value)) return value.map((item) => inClear(item, onSecret));
  if (value === null || typeof value !== "object") return value;
  if (FORM in value && value[FORM] === SECRET) {
    onSecret();
    return inClear((value as { value?: unknown }).value, onSecret);
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inClear(item, onSecret)]));
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return value === UNKNOWN ? [] : [value];
  return Array.isArray(value) ? value.flatMap(textsIn) : [];
}

/** Properties for the engine, with marked secrets. It cannot send `undefined`. */
export function sent(properties: Properties, secrets: ReadonlySet<string> = new Set()): Struct {
  const entries = Object.entries(properties).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return [[name, secrets.has(name) && value !== null ? { [FORM]: SECRET, value } : value]];
  });
  return Struct.fromJavaScript(Object.fromEntries(entries) as Record<string, JavaScriptValue>);
}
