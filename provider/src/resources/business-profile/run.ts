import { accountsOf } from "../../account/accounts";
import type { GraphNumber } from "../../account/graph-number";
import { numberName } from "../../account/number-name";
import { NumberNode } from "../../account/number-node";
import { accepted } from "../../engine/accepted";
import type { GraphAccess } from "../../engine/access";
import { Refusal } from "../../engine/errors";
import type { Properties } from "../../engine/properties";
import type { Deadline } from "../../graph/clock";
import type { CallContext } from "../../graph/graph-client";
import { TransportError } from "../../graph/transport-error";
import { profileInputs, type ProfileInputs } from "./inputs";
import { MEANINGS_OF_PROFILES } from "./meanings";
import { type Picture, readPicture } from "./picture";
import { EDGE, FIELDS, type Profile, profileIn } from "./profile";
import { pictureIn } from "./state";

/** One creation or update of a profile: the declared values, and the way to Meta. */
export class Run {
  readonly inputs: ProfileInputs;
  readonly deadline: Deadline;
  readonly #node: NumberNode;
  #number: GraphNumber | undefined;

  /**
   * @param olds the old outputs, empty for a creation
   * @param news the inputs as check returned them
   */
  constructor(
    readonly access: GraphAccess,
    readonly olds: Properties,
    news: Properties,
  ) {
    this.inputs = accepted(profileInputs, news, "set the profile of the number");
    const { phoneNumberId, businessAccountId } = this.inputs;
    this.#node = new NumberNode(phoneNumberId, businessAccountId, access.shared(accountsOf));
    this.deadline = access.deadline();
  }

  get id(): string {
    return this.#node.id;
  }

  get node(): NumberNode {
    return this.#node;
  }

  /** How messages name the number. */
  get name(): string {
    return numberName(this.id, this.#number);
  }

  /** @param verb the action: "change the profile of" */
  context(verb: string, deadline = this.deadline): CallContext {
    return { action: `${verb} ${this.name}`, deadline, meanings: MEANINGS_OF_PROFILES };
  }

  /** Reads the number. That also finds the token that reaches it. */
  async readNumber(): Promise<GraphNumber> {
    this.#number = await this.#node.read(this.context("read"));
    return this.#number;
  }

  readProfile(): Promise<Profile> {
    return profileOf(this.access, this.#node, this.context("read the profile of"));
  }

  /** The declared picture. Fails if the file has become unreadable. */
  picture(): Picture | undefined {
    const { picture: path } = this.inputs;
    if (path === undefined) return undefined;
    const picture = readPicture(path);
    if ("problem" in picture)
      throw new Refusal(
        `Could not read the picture for the profile of ${this.name}: picture ${picture.problem}.`,
      );
    return picture;
  }

  /** The hash of this stack's picture at Meta, while the program declares one. */
  get oldPicture(): string | null {
    return this.inputs.picture === undefined ? null : pictureIn(this.olds);
  }
}

/** Reads the profile of a number. */
export async function profileOf(
  access: GraphAccess,
  node: NumberNode,
  context: CallContext,
): Promise<Profile> {
  const profile = profileIn(await node.get(EDGE, { fields: FIELDS }, context));
  if (profile !== undefined) return profile;
  const why = "the answer is not a business profile";
  throw new TransportError(context.action, { why, kind: "final" }, access.words);
}
