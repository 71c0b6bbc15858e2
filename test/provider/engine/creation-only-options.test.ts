import type { EngineStack } from "../../support/engine";
import { declares } from "../../support/number";
import {
  ACCOUNT,
  INPUTS,
  OTHER_ACCOUNT,
  OTHER_TOKEN,
  startWorld,
  TOKEN,
  type World,
} from "../../support/world";

let world: World;
let stack: EngineStack;
afterEach(() => world.close());

const PREVERIFIED = { id: "200000000000002", cc: "1", phoneNumber: "2025550123" };

async function given() {
  world = await startWorld({
    accounts: [
      { id: ACCOUNT, tokens: [TOKEN], preverifiedNumbers: [PREVERIFIED] },
      { id: OTHER_ACCOUNT, tokens: [OTHER_TOKEN] },
    ],
  });
  stack = await world.stack({
    config: { "whatsapp:accessTokens": JSON.stringify({ [OTHER_ACCOUNT]: OTHER_TOKEN }) },
  });
}

describe("preverifiedId", () => {
  test("is sent as documented, and a later change of the options for creation plans nothing", async () => {
    await given();

    const up = await stack.up(declares({ preverifiedId: PREVERIFIED.id }));
    const [post] = world.simulator.requests({ method: "POST" });
    world.simulator.clearRequests();
    const previews = [
      await stack.preview(declares()),
      await stack.preview(declares({ preverifiedId: "200000000000003", adoptExisting: true })),
      await stack.preview(declares({ migratePhoneNumber: true })),
    ];

    expect(up.ok).toBe(true);
    expect(post?.parameters).toEqual({
      cc: "1",
      phone_number: "2025550123",
      verified_name: "Acme Support",
      preverified_id: PREVERIFIED.id,
    });
    expect(previews.map(({ ok, changes }) => ({ ok, changes }))).toEqual(
      previews.map(() => ({ ok: true, changes: { same: 2 } })),
    );
    expect(world.simulator.requests()).toEqual([]);
  });
});

describe("migratePhoneNumber", () => {
  test("moves the number without a display name; the old account's entry then reads as gone", async () => {
    await given();
    const { cc, phoneNumber, verifiedName } = INPUTS;
    const old = await world.stack({ config: { "whatsapp:accessToken": OTHER_TOKEN } });
    await old.up(declares({ businessAccountId: OTHER_ACCOUNT }));
    const [before] = world.simulator.numbers(OTHER_ACCOUNT);
    world.simulator.changeNumber(before?.id ?? "", {
      codeVerificationStatus: "VERIFIED",
      nameStatus: "APPROVED",
      pin: undefined,
    });
    world.simulator.clearRequests();

    const up = await stack.up(declares({ migratePhoneNumber: true, verifiedName: undefined }));
    const preview = await stack.preview(declares({ migratePhoneNumber: true, verifiedName: undefined }));
    const refresh = await old.refresh();

    expect(up.ok).toBe(true);
    const [moved] = world.simulator.numbers(ACCOUNT);
    expect(world.simulator.requests({ method: "POST" })).toMatchObject([
      { account: ACCOUNT, parameters: { cc, phone_number: phoneNumber, migrate_phone_number: "true" } },
    ]);
    expect(moved).toMatchObject({ verifiedName });
    expect(moved?.id).not.toBe(before?.id);
    expect(preview).toMatchObject({ ok: true, changes: { same: 2 } });
    expect(refresh).toMatchObject({ ok: true, changes: { delete: 1 } });
    expect(await old.resources()).toEqual([]);
  });
});
