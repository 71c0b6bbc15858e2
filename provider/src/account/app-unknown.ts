import { Refusal } from "../graph/refusal";

/** Neither Meta nor a setting names the app of the token. */
export class AppUnknown extends Refusal {}
