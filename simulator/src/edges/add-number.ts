import type { Account } from "../accounts";
import type { Effect } from "../faults/fault";
import { graphError, invalidParameter } from "../graph/error";
import { checkFields, present } from "../graph/fields";
import { boolean, type Parameters, required, text } from "../graph/parameters";
import { accountOf } from "../layers/call";
import { numberFields } from "../numbers/fields";
import { identity, type Phone, phoneOf } from "../numbers/phone";
import type { NumberRecord } from "../numbers/record";
import type { World } from "../world";
import { type GraphRoute, ID } from "./edge";

/** Adds a number to an account: an ordinary one, a pre-verified one, or one that moves from another account. */
export const addNumber: GraphRoute = {
  method: "POST",
  path: `${ID}/phone_numbers`,
  edge: "numbers",
  scope: "whatsapp_business_management",
  answer(call, world) {
    const account = accountOf(call);
    const { parameters, fields } = call;
    const kind = numberFields(world.modes.displayRewriting);
    checkFields(kind, fields);
    const migrating = boolean(parameters, "migrate_phone_number");
    const name = displayName(parameters, migrating);
    const phone = phoneOf(required(parameters, "cc"), required(parameters, "phone_number"));
    const entries = world.store.entriesOf(phone);
    refuseDuplicate(account, entries);
    refuseOverCap(world.modes.numberCap(account.id), world.store.list(account.id).length);
    const preverifiedId = preverified(world, account, phone, parameters);
    const source = migrating ? migrationSource(entries) : undefined;
    if (!migrating) refuseIfOwned(entries);

    const number = world.store.add({
      accountId: account.id,
      ...phone,
      verifiedName: name ?? source?.verifiedName ?? "",
      createdAt: world.clock.now(),
      ...(preverifiedId !== undefined && { preverifiedId, codeVerificationStatus: "VERIFIED" }),
    });
    if (source !== undefined) world.store.remove(source.id);
    if (preverifiedId !== undefined) world.store.usePreverifiedId(preverifiedId);
    hideWhileLagging(call.effects, number.id, world);
    return fields === undefined ? { id: number.id } : present(kind, number, fields);
  },
};

function displayName(parameters: Parameters, migrating: boolean): string | undefined {
  const name = migrating ? text(parameters, "verified_name") : required(parameters, "verified_name");
  if (name !== undefined && (name.length < 2 || name.length > 75)) {
    throw invalidParameter(`Parameter verified_name must have 2 to 75 characters, not ${name.length}.`);
  }
  return name;
}

function refuseDuplicate(account: Account, entries: readonly NumberRecord[]): void {
  if (!entries.some(({ accountId }) => accountId === account.id)) return;
  throw graphError({
    code: 100,
    subcode: 2388012,
    message: "Invalid parameter",
    title: "Phone Number Already Added",
    userMessage: "This phone number is already in the list of this WhatsApp Business Account.",
  });
}

/** Meta counts a portfolio's numbers; here each account has a cap of its own. */
function refuseOverCap(cap: number, count: number): void {
  if (count < cap) return;
  throw graphError({
    code: 100,
    message: "Invalid parameter",
    title: "Phone Number Limit Reached",
    userMessage: `This business has reached its limit of ${cap} phone numbers. Delete one, or verify the business to raise the limit.`,
  });
}

function preverified(
  world: World,
  account: Account,
  phone: Phone,
  parameters: Parameters,
): string | undefined {
  const id = text(parameters, "preverified_id");
  if (id === undefined) return undefined;
  const found = account.preverifiedNumbers.find((candidate) => candidate.id === id);
  if (found === undefined) {
    throw invalidParameter(
      `Parameter preverified_id: there is no pre-verified number ${id} on this account. In the simulator they come from the setting preverifiedNumbers.`,
    );
  }
  if (identity(found) !== identity(phone)) {
    throw invalidParameter(
      `Parameter preverified_id: ${id} is another number than the one in cc and phone_number.`,
    );
  }
  if (world.store.isPreverifiedIdUsed(id)) {
    throw invalidParameter(`Parameter preverified_id: ${id} has been used already.`);
  }
  return id;
}

/** Whoever has verified a number owns it. Entries that nobody verified do not stand in each other's way. */
function refuseIfOwned(entries: readonly NumberRecord[]): void {
  if (!entries.some(({ codeVerificationStatus }) => codeVerificationStatus === "VERIFIED")) return;
  throw graphError({
    code: 100,
    subcode: 2388001,
    message: "Invalid parameter",
    title: "Phone Number Belongs To Another Account",
    userMessage:
      "This phone number is verified on another WhatsApp Business Account. Delete it there, or migrate it.",
  });
}

const APPROVED = ["APPROVED", "AVAILABLE_WITHOUT_REVIEW"];

/**
 * The entry that a migration moves. A number that none of the accounts here has is taken to come from an account
 * elsewhere that meets the conditions.
 */
function migrationSource(entries: readonly NumberRecord[]): NumberRecord | undefined {
  const [first] = entries;
  const source = entries.find(({ codeVerificationStatus }) => codeVerificationStatus === "VERIFIED") ?? first;
  if (source === undefined) return undefined;
  const missing = [
    ...(source.codeVerificationStatus === "VERIFIED" ? [] : ["it must be verified on its present account"]),
    ...(APPROVED.includes(source.nameStatus) ? [] : ["its display name must be approved"]),
    ...(source.pin === undefined ? [] : ["its two-step verification must be off"]),
  ];
  if (missing.length === 0) return source;
  throw graphError({
    code: 100,
    subcode: 2388103,
    message: "Invalid parameter",
    title: "Phone Number Cannot Be Migrated",
    userMessage: `This phone number cannot move to another account yet: ${missing.join("; ")}.`,
  });
}

function hideWhileLagging(effects: readonly Effect[], id: string, world: World): void {
  for (const effect of effects) if (effect.kind === "lag") world.lag.hide(id, effect);
}
