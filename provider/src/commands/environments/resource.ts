/** The part of a resource in the report. Phone numbers are counted; other kinds get lines of their own. */
export type Kind = "number" | "registration" | (string & {});

export interface Resource {
  readonly urn: string;
  readonly kind: Kind;
  /** Its name in the program. */
  readonly name: string;
}

/** The type of a class, and that of the plugin. Components may stand in front of it in a URN. */
const TYPE = /(?:^|\$)(?:pulumi-nodejs:dynamic\/whatsapp:WhatsApp|whatsapp:index:)(\w+)$/;

/** The resource of this provider with the URN; `undefined` for all others. */
export function resourceOf(urn: string): Resource | undefined {
  // Of a name that contains the separator, all parts are kept.
  const [, , type = "", ...name] = urn.split("::");
  const word = TYPE.exec(type)?.[1];
  return word === undefined ? undefined : { urn, kind: kindOf(word), name: name.join("::") };
}

/** `WebhookOverride` is a "webhook override". */
function kindOf(word: string): Kind {
  return word === "PhoneNumber" ? "number" : word.replace(/\B[A-Z]/g, " $&").toLowerCase();
}
