import * as pulumi from "@pulumi/pulumi";
import {
  WhatsAppSubscription,
  type WhatsAppSubscriptionArgs,
  WhatsAppWebhookOverride,
  type WhatsAppWebhookOverrideArgs,
} from "pulumi-whatsapp";

import { type Endpoint, startEndpoint, VERIFY_TOKEN } from "../../support/endpoint";
import type { EngineStack, Program } from "../../support/engine";
import { ACCOUNT, startWorld, type World } from "../../support/world";

const NUMBER = "120000000000001";
const FOREIGN = "https://somebody.example.net/else";

let world: World;
let ofAccount: Endpoint;
let ofNumber: Endpoint;
beforeAll(async () => {
  [world, ofAccount, ofNumber] = await Promise.all([
    startWorld(),
    startEndpoint("/account"),
    startEndpoint("/number"),
  ]);
  world.simulator.addNumber(ACCOUNT, {
    ...{ id: NUMBER, cc: "1", phoneNumber: "2025550123", verifiedName: "Acme Support", pin: "482915" },
    ...{ codeVerificationStatus: "VERIFIED", platformType: "CLOUD_API", status: "CONNECTED" },
  });
});
afterAll(async () => {
  await Promise.all([world.close(), ofAccount.close(), ofNumber.close()]);
});

interface Edit {
  subscription?: Partial<WhatsAppSubscriptionArgs>;
  override?: Partial<WhatsAppWebhookOverrideArgs>;
  /** The resources' name. */
  name?: string;
}

/** A subscription with an address, and the override of one number. */
const declares =
  ({ subscription = {}, override = {}, name = "events" }: Edit = {}): Program =>
  () => {
    const verifyToken = new pulumi.Config().requireSecret("verifyToken");
    const { id: businessAccountId } = new WhatsAppSubscription(name, {
      businessAccountId: ACCOUNT,
      callbackUri: ofAccount.url,
      verifyToken,
      ...subscription,
    });
    new WhatsAppWebhookOverride(name, {
      businessAccountId,
      phoneNumberId: NUMBER,
      callbackUri: ofNumber.url,
      verifyToken,
      ...override,
    });
  };

const accountAddress = () => world.simulator.subscriptions(ACCOUNT)[0]?.overrideCallbackUri;
const numberAddresses = () => Object.values(world.simulator.numbers()[0]?.webhookOverrides ?? {});
const [APP] = ["200000000000001"];
const setByHand = (address?: string) =>
  world.simulator.changeNumber(NUMBER, { webhookOverrides: address === undefined ? {} : { [APP]: address } });

// Each step leaves the stack for the next one.
describe("a subscription and the override of a number", () => {
  let stack: EngineStack;
  beforeAll(async () => {
    stack = await world.stack({ secretPaths: { "numbers:verifyToken": VERIFY_TOKEN } });
  });

  test("are created in order, and Meta has called both addresses", async () => {
    const up = await stack.up(declares());

    expect(up).toMatchObject({ ok: true, changes: { create: 3 } });
    expect([ofAccount.handshakes, ofNumber.handshakes]).toEqual([[VERIFY_TOKEN], [VERIFY_TOKEN]]);
    expect([accountAddress(), ...numberAddresses()]).toEqual([ofAccount.url, ofNumber.url]);
    expect(await stack.stored()).not.toContain(VERIFY_TOKEN);
    expect(up.output).not.toContain(VERIFY_TOKEN);
  });

  test("lead each message to the more specific address", async () => {
    expect(await world.simulator.sendTestMessage(NUMBER)).toHaveLength(1);

    expect([ofAccount.events.length, ofNumber.events.length]).toEqual([0, 1]);
  });

  test("plan nothing afterwards, nor after a refresh", async () => {
    expect((await stack.refresh()).ok).toBe(true);
    expect(await stack.preview(declares())).toMatchObject({ ok: true, changes: { same: 3 } });
  });

  test("are updated if the verify token changes, and Meta calls the addresses with it", async () => {
    ofAccount.verifyToken = ofNumber.verifyToken = "the-next-token";

    const next = { verifyToken: pulumi.secret("the-next-token") };
    const up = await stack.up(declares({ subscription: next, override: next }));

    expect(up).toMatchObject({ ok: true, changes: { update: 2, same: 1 } });
    expect([ofAccount.handshakes.at(-1), ofNumber.handshakes.at(-1)]).toEqual([
      "the-next-token",
      "the-next-token",
    ]);

    ofAccount.verifyToken = ofNumber.verifyToken = VERIFY_TOKEN;
    expect((await stack.up(declares())).ok).toBe(true);
  });

  test("that somebody changed by hand show it after a refresh, and the next update takes it back", async () => {
    setByHand(FOREIGN);
    world.simulator.subscribeApp(ACCOUNT, APP, FOREIGN);

    expect((await stack.refresh()).ok).toBe(true);
    const preview = await stack.preview(declares());
    expect(preview).toMatchObject({ changes: { update: 2 } });
    expect(preview.output).toContain("~callbackUri");
    expect((await stack.up(declares())).ok).toBe(true);

    expect([accountAddress(), ...numberAddresses()]).toEqual([ofAccount.url, ofNumber.url]);
  });

  test("that somebody cleared by hand are set again", async () => {
    setByHand();
    world.simulator.subscribeApp(ACCOUNT, APP);

    expect((await stack.up(declares(), { refresh: true })).ok).toBe(true);

    expect([accountAddress(), ...numberAddresses()]).toEqual([ofAccount.url, ofNumber.url]);
  });

  test("do not replace an address that somebody has set since, without a refresh", async () => {
    setByHand(FOREIGN);

    const up = await stack.up(declares({ override: { callbackUri: ofAccount.url } }));

    expect(up.ok).toBe(false);
    expect(up.output).toMatch(/takeOver: true/);
    expect(numberAddresses()).toEqual([FOREIGN]);
    setByHand(ofNumber.url);
  });

  test("keep their addresses if the resources get other names", async () => {
    const renamed = await stack.up(declares({ name: "renamed" }));

    expect(renamed).toMatchObject({ ok: true, changes: { create: 2, delete: 2 } });
    expect([accountAddress(), ...numberAddresses()]).toEqual([ofAccount.url, ofNumber.url]);
  });

  test("leave nothing behind when they are destroyed with unsubscribeOnDelete", async () => {
    const ends = { subscription: { unsubscribeOnDelete: true }, name: "renamed" };
    expect((await stack.up(declares(ends))).ok).toBe(true);

    const destroyed = await stack.destroy({ refresh: true });

    expect(destroyed.ok).toBe(true);
    expect(world.simulator.subscriptions(ACCOUNT)).toEqual([]);
    expect(numberAddresses()).toEqual([]);
  });
});

test("an override without a subscription fails, and the message names the resource to declare", async () => {
  const stack = await world.stack();

  const up = await stack.up(() => {
    new WhatsAppWebhookOverride("alone", {
      businessAccountId: ACCOUNT,
      phoneNumberId: NUMBER,
      callbackUri: ofNumber.url,
      verifyToken: pulumi.secret(VERIFY_TOKEN),
    });
  });

  expect(up.ok).toBe(false);
  expect(up.output).toContain("Declare a WhatsAppSubscription");
  expect(await stack.resources()).toEqual([]);
});

test("an endpoint with another token fails after the time for the operation, with the request that Meta makes", async () => {
  const stack = await world.stack({ config: { "whatsapp:requestTimeoutSeconds": "2" } });

  const up = await stack.up(() => {
    new WhatsAppSubscription("events", {
      businessAccountId: ACCOUNT,
      callbackUri: ofAccount.url,
      verifyToken: pulumi.secret("another-token"),
      unsubscribeOnDelete: true,
    });
  });

  expect(up.ok).toBe(false);
  expect(up.output).toMatch(/2200/);
  expect(up.output).toContain("hub.challenge=<number>");
  expect(up.output).not.toContain("another-token");
  expect((await stack.resources()).map(({ outputs }) => outputs)).toEqual([
    expect.objectContaining({ appId: APP, ownCallbackUris: [] }),
  ]);

  expect((await stack.destroy()).ok).toBe(true);
  expect(world.simulator.subscriptions(ACCOUNT)).toEqual([]);
});

test("a wrong address fails in preview, and no line shows the token", async () => {
  const stack = await world.stack();

  const preview = await stack.preview(() => {
    new WhatsAppSubscription("events", {
      businessAccountId: ACCOUNT,
      callbackUri: "http://example.com/a+b",
      verifyToken: "plain-token-of-a-program",
    });
  });

  expect(preview.ok).toBe(false);
  expect(preview.output).toContain("is not https");
  expect(preview.output).not.toContain("plain-token-of-a-program");
});
