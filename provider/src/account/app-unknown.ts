import { Refusal } from "../graph/refusal";

/** Meta does not say which app a token belongs to, and no setting does. */
export class AppUnknown extends Refusal {}
