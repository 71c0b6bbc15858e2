import type { Account } from "../../accounts";
import { graphError } from "../../graph/error";
import { checkFields, present } from "../../graph/fields";
import { boolean, type Parameters, required, text } from "../../graph/parameters";
import { type GraphRoute, ID } from "../../graph/route";
import { accountOf, appOf, type Call } from "../../layers/call";
import { leave } from "../../nodes/leave";
import { numberFields } from "../../nodes/number-fields";
import { phoneOf } from "../../nodes/phone";
import type { NumberRecord } from "../../nodes/record";
import { isOwned } from "../../nodes/standing";
import type { World } from "../../world";
import { checkDisplayName } from "./display-name";
import { migrationSource } from "./migration";
import { numberCap } from "./modes";
import { preverifiedIdOf, usePreverifiedId } from "./preverified";

/** Adds a number to an account: an ordinary one, a pre-verified one, or one from another account. */
export const addNumber: GraphRoute<"numbers"> = {
  method: "POST",
  path: `${ID}/phone_numbers`,
  edge: "numbers",
  scope: "whatsapp_business_management",
  adds: true,
  answer(call, world) {
    const account = accountOf(call);
    const { parameters, fields } = call;
    const kind = numberFields(world, appOf(call));
    checkFields(kind, fields);
    const migrating = boolean(parameters, "migrate_phone_number");
    const name = displayName(parameters, migrating);
    const phone = phoneOf(required(parameters, "cc"), required(parameters, "phone_number"));
    const entries = world.store.entriesOf(phone);
    refuseDuplicate(account, entries);
    refuseOverCap(numberCap(world.modes, account.id), world.store.living(account.id).length);
    const preverifiedId = preverifiedIdOf(parameters, account, phone, world);
    const source = migrating ? migrationSource(entries, world) : undefined;
    if (!migrating) refuseIfOwned(entries, world);

    const number = world.store.add({
      accountId: account.id,
      ...phone,
      verifiedName: name ?? source?.verifiedName ?? "",
      createdAt: world.clock.now(),
      ...(preverifiedId !== undefined && { preverifiedId, codeVerificationStatus: "VERIFIED" }),
    });
    if (source !== undefined) leave(world, source, "MIGRATED");
    if (preverifiedId !== undefined) usePreverifiedId(world, preverifiedId);
    hideWhileLagging(call, number.id, world);
    return fields === undefined ? { id: number.id } : present(kind, number, fields);
  },
};

function displayName(parameters: Parameters, migrating: boolean): string | undefined {
  const name = migrating ? text(parameters, "verified_name") : required(parameters, "verified_name");
  checkDisplayName("verified_name", name);
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

/** The account that has verified a number owns it. Unverified entries of one number can exist side by side. */
function refuseIfOwned(entries: readonly NumberRecord[], { clock }: World): void {
  if (!entries.some((entry) => isOwned(entry, clock))) return;
  throw graphError({
    code: 100,
    subcode: 2388001,
    message: "Invalid parameter",
    title: "Phone Number Belongs To Another Account",
    userMessage:
      "This phone number is verified on another WhatsApp Business Account. Delete it there, or migrate it.",
  });
}

function hideWhileLagging({ effects }: Call, id: string, world: World): void {
  for (const effect of effects) if (effect.kind === "lag") world.lag.hide(id, effect);
}
