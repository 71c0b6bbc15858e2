import {
  WhatsAppBusinessProfile,
  type WhatsAppBusinessProfileArgs,
  WhatsAppPhoneNumber,
  WhatsAppRegistration,
} from "pulumi-whatsapp";

import type { EngineStack, Program } from "../../support/engine";
import { APP, png, sha256 } from "../../support/picture";
import { INPUTS, startWorld, type World } from "../../support/world";

const { businessAccountId } = INPUTS;
const PROFILE = {
  about: "Here to help",
  address: "1 Example Street",
  description: "We sell examples.",
  email: "support@example.com",
  websites: ["https://example.com"],
  vertical: "RETAIL",
  picture: "logo.png",
};
type Edit = Partial<WhatsAppBusinessProfileArgs>;

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
beforeEach(() => world.simulator.clearRequests());
afterAll(() => world.close());

async function freshStack(): Promise<EngineStack> {
  world.reset();
  return world.stack({ config: { "whatsapp:appId": APP } });
}

/** A number, its registration and its profile, the last under a name of its own. */
const declares =
  (edit: Edit = {}, name = "profile", profile: Edit = PROFILE): Program =>
  () => {
    const { id: phoneNumberId } = new WhatsAppPhoneNumber("support", INPUTS, { retainOnDelete: true });
    const registration = new WhatsAppRegistration("registered", {
      ...{ phoneNumberId, businessAccountId, pin: "482915" },
    });
    const args = { phoneNumberId, businessAccountId, ...profile, ...edit };
    const { pending } = new WhatsAppBusinessProfile(name, args, { dependsOn: [registration] });
    return { pending };
  };

const number = () => {
  const [only] = world.simulator.numbers();
  if (only === undefined) throw new Error("The account has no number");
  return only;
};

const posts = (edge: "whatsapp_business_profile" | "uploads" = "whatsapp_business_profile") =>
  world.simulator.requests({ method: "POST", edge }).length;

function byHand(profile: object) {
  const { id, profile: before } = number();
  world.simulator.changeNumber(id, { profile: { ...before, ...profile } });
}

// Each step leaves the stack for the next one.
describe("the profile of a number", () => {
  let stack: EngineStack;
  beforeAll(async () => {
    stack = await freshStack();
    await stack.write("logo.png", png("one"));
  });

  const profileInState = async () =>
    (await stack.resources()).find(({ type }) => type.endsWith(":WhatsAppBusinessProfile"));

  test("waits in the run that creates the number, which succeeds", async () => {
    const waiting = await stack.up(declares());

    expect(waiting).toMatchObject({ ok: true, outputs: { pending: "registration" } });
    expect(waiting.output).toContain("waits: the number is not registered");
    expect([posts(), posts("uploads")]).toEqual([0, 0]);
  });

  test("is completed, with its picture, by the run that registers the number", async () => {
    world.simulator.changeNumber(number().id, {
      ...{ codeVerificationStatus: "VERIFIED", nameStatus: "APPROVED" },
    });

    const up = await stack.up(declares());

    expect(up).toMatchObject({ ok: true, changes: { update: 2 }, outputs: { pending: null } });
    const { picture, ...texts } = PROFILE;
    expect(number().profile).toEqual({ ...texts, pictureSha256: sha256(png("one")) });
    // A path starts at the folder of the program.
    expect((await profileInState())?.outputs).toMatchObject({ picture, pictureSha256: sha256(png("one")) });
    expect([posts(), posts("uploads")]).toEqual([1, 1]);
  });

  test("has nothing left to do, without a request, and a refresh changes nothing", async () => {
    expect(await stack.preview(declares())).toMatchObject({ ok: true, changes: { same: 4 } });
    expect(world.simulator.requests()).toEqual([]);

    expect((await stack.refresh()).ok).toBe(true);

    expect(await stack.preview(declares())).toMatchObject({ changes: { same: 4 } });
    expect(posts()).toBe(0);
  });

  test("fails in preview with all that is wrong, and nothing is sent", async () => {
    const preview = await stack.preview(
      declares({ about: "", vertical: "SHOP", websites: ["example.com"], picture: "no-such-file.png" }),
    );

    expect(preview.ok).toBe(false);
    for (const reason of [
      "cannot be empty, because Meta cannot clear it",
      "write one of OTHER",
      'write "https://example.com"',
      "cannot be read (ENOENT)",
    ])
      expect(preview.output).toContain(reason);
    expect(world.simulator.requests()).toEqual([]);
  });

  test("shows each field that somebody changed by hand after a refresh, and gets it back", async () => {
    const changed = {
      about: "By hand",
      address: "2 Example Street",
      description: "",
      email: "hand@example.com",
      websites: ["https://example.com/hand"],
      vertical: "OTHER",
    };
    byHand(changed);

    expect((await stack.refresh()).ok).toBe(true);
    expect((await profileInState())?.outputs).toMatchObject(changed);
    expect((await profileInState())?.inputs).toMatchObject(changed);
    expect(await stack.preview(declares())).toMatchObject({ ok: true, changes: { update: 1, same: 3 } });
    const up = await stack.up(declares());

    expect(up).toMatchObject({ ok: true, changes: { update: 1 } });
    const { picture: _picture, ...texts } = PROFILE;
    expect(number().profile).toMatchObject(texts);
    expect([posts(), posts("uploads")]).toEqual([1, 0]);
    expect(await stack.preview(declares())).toMatchObject({ changes: { same: 4 } });
  });

  test("gets another picture if the file has changed", async () => {
    await stack.write("logo.png", png("two"));

    expect(await stack.preview(declares())).toMatchObject({ changes: { update: 1, same: 3 } });
    await stack.up(declares());

    expect(number().profile.pictureSha256).toBe(sha256(png("two")));
    expect(await stack.preview(declares())).toMatchObject({ changes: { same: 4 } });
  });

  test("is cleared in what the program has empty", async () => {
    const up = await stack.up(declares({ address: "", websites: [] }));

    expect(up).toMatchObject({ ok: true, changes: { update: 1 } });
    expect(number().profile).toMatchObject({ address: "", websites: [], about: PROFILE.about });
  });

  const partly = { about: PROFILE.about };

  test("is managed in fewer fields without a change of the others, which drift unseen from then on", async () => {
    expect((await stack.up(declares({}, "profile", partly))).ok).toBe(true);
    byHand({ email: "hand@example.com" });

    expect((await stack.refresh()).ok).toBe(true);

    expect(await stack.preview(declares({}, "profile", partly))).toMatchObject({ changes: { same: 4 } });
    expect(posts()).toBe(0);
    expect(number().profile).toMatchObject({ email: "hand@example.com", vertical: PROFILE.vertical });
  });

  test("stays as it is if the resource gets another name, and no line says that it is forgotten", async () => {
    const renamed = await stack.up(declares({}, "another-name", partly));

    expect(renamed).toMatchObject({ ok: true, changes: { create: 1, delete: 1 } });
    expect(posts()).toBe(0);
    expect(renamed.output).not.toContain("stays unchanged at Meta");
  });

  test("is forgotten by a destroy, which says that it stays at Meta", async () => {
    const before = number().profile;

    const destroyed = await stack.destroy();

    expect(destroyed.ok).toBe(true);
    expect(destroyed.output).toContain("stays unchanged at Meta");
    expect(number().profile).toEqual(before);
    expect(posts()).toBe(0);
  });
});

test("a lookup shows the whole profile, and what it shows changes with a refresh", async () => {
  const stack = await freshStack();
  const id = "120000000000001";
  world.simulator.addNumber(businessAccountId, {
    ...{ id, cc: "1", phoneNumber: "2025550123", verifiedName: "Acme Support" },
    ...{ platformType: "CLOUD_API", status: "CONNECTED", profile: { about: "Here to help" } },
  });
  const looksUp: Program = () => {
    const { about, websites } = WhatsAppBusinessProfile.get("hotline", id, { businessAccountId });
    return { about, websites };
  };

  expect((await stack.up(looksUp)).outputs).toEqual({ about: "Here to help", websites: [] });
  byHand({ websites: ["https://example.com"] });
  expect((await stack.refresh()).ok).toBe(true);

  expect((await stack.resources())[0]?.outputs).toMatchObject({ websites: ["https://example.com/"] });
  expect((await stack.destroy()).ok).toBe(true);
  expect(number().profile.about).toBe("Here to help");
});
