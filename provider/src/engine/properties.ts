/** The properties of a resource, as the engine has them. */
export type Properties = Record<string, unknown>;

/** The engine's text for a value of any type that is not known before the update. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
