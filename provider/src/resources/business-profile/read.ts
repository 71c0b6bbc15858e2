import { accountsOf } from "../../account/accounts";
import { numberName } from "../../account/number-name";
import { NumberNode } from "../../account/number-node";
import type { GraphAccess } from "../../engine/access";
import type { Properties } from "../../engine/properties";
import type { Read } from "../../engine/resource-kind";
import { GraphError } from "../../graph/graph-error";
import { inputsIn, profileInputs } from "./inputs";
import { MEANINGS_OF_PROFILES, NOT_REGISTERED } from "./meanings";
import { differing, type Profile, READABLE, valuesOf } from "./profile";
import { profileOf } from "./run";
import { pictureIn, stateOf } from "./state";

/**
 * Reads a profile for a refresh or a lookup. For a refresh `props` are its old outputs, for a lookup by the number's id the
 * program's properties.
 */
export async function readProfile(access: GraphAccess, id: string, props: Properties): Promise<Read> {
  const isLookup = !("pending" in props);
  const old = { ...inputsIn(props), phoneNumberId: id };
  const node = new NumberNode(id, old.businessAccountId, access.shared(accountsOf));
  const context = {
    action: `read the profile of ${numberName(id)}`,
    deadline: access.deadline(),
    meanings: MEANINGS_OF_PROFILES,
  };
  const number = isLookup ? await node.read(context) : await node.readForRefresh("profile", context);
  if (number === undefined) return {};
  const pictureSha256 = pictureIn(props);
  const profile = await ifRegistered(profileOf(access, node, context));
  if (profile === undefined)
    return { id, props: stateOf(old, { pending: "registration", pictureSha256 }), inputs: old };
  // A lookup declares nothing, so it reads every field. A refresh compares the declared ones.
  const shown = { ...old, ...valuesOf(profile, isLookup ? READABLE : differing(old, profile)) };
  const inputs = isLookup ? { ...old, ...valuesOf(profile, declarable(profile)) } : shown;
  return { id, props: stateOf(shown, { pending: null, pictureSha256 }), inputs };
}

/** In some fields, a program cannot declare an empty text. */
const declarable = (profile: Profile) =>
  READABLE.filter((name) => profileInputs.shape[name].safeParse(profile[name]).success);

/** `undefined` if Meta says that the number is not registered. */
async function ifRegistered(read: Promise<Profile>): Promise<Profile | undefined> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof GraphError && error.code === NOT_REGISTERED) return undefined;
    throw error;
  }
}
