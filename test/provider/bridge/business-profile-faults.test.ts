import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { FaultInput } from "whatsapp-graph-simulator";

import { type Bridge, type Properties, ProviderError } from "../../support/bridge";
import { PROFILE_HANDLE } from "../../support/handle";
import { APP, png, sha256 } from "../../support/picture";
import { ACCOUNT, startWorld, type World } from "../../support/world";

const ID = "120000000000001";
const TEXTS = { about: "Here to help", websites: ["https://example.com"] };

let world: World;
let folder: string;
let inputs: Properties;
beforeAll(async () => {
  world = await startWorld();
  folder = await mkdtemp(path.join(tmpdir(), "profile-test-"));
  const picture = path.join(folder, "logo.png");
  await writeFile(picture, png("one"));
  inputs = { businessAccountId: ACCOUNT, phoneNumberId: ID, ...TEXTS, picture };
});
beforeEach(() => {
  world.reset();
  world.simulator.addNumber(ACCOUNT, {
    ...{ id: ID, cc: "1", phoneNumber: "2025550123", verifiedName: "Acme Support" },
    ...{ platformType: "CLOUD_API", status: "CONNECTED" },
  });
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});

/** A run of its own, with short limits: an answer that never comes is waited for. */
const run = (): Promise<Bridge> =>
  world.bridge({
    handle: PROFILE_HANDLE,
    config: { "whatsapp:appId": APP, "whatsapp:requestTimeoutSeconds": "1" },
  });

/** What the engine has after a creation: the outputs, those that an error recorded, or nothing. */
async function recordedAfterCreate(): Promise<Properties | undefined> {
  const bridge = await run();
  try {
    return (await bridge.create(inputs)).outs;
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return error.recorded?.properties;
  } finally {
    await bridge.close();
  }
}

/** The next `pulumi up`. After an error that recorded the resource the engine always sends an update. */
async function next(recorded: Properties | undefined): Promise<Properties> {
  const bridge = await run();
  try {
    if (recorded === undefined) return (await bridge.create(inputs)).outs;
    return (await bridge.update(ID, recorded, inputs)).outs;
  } finally {
    await bridge.close();
  }
}

type Edge = NonNullable<FaultInput["on"]>["edge"];

/** The others, on each of the requests, are in `single-faults.test.ts` beside the resource: those need no network. */
const FAULTS: [Edge, string, FaultInput["then"]][] = [
  ["whatsapp_business_profile", "drops before Meta does it", { kind: "drop", when: "before-commit" }],
  ["whatsapp_business_profile", "drops after Meta did it", { kind: "drop", when: "after-commit" }],
  [
    "whatsapp_business_profile",
    "never answers, although Meta did it",
    { kind: "hang", when: "after-commit" },
  ],
  ["whatsapp_business_profile", "breaks off", { kind: "truncated" }],
  ["uploads", "never answers", { kind: "hang", when: "after-commit" }],
  ["upload", "drops after Meta did it", { kind: "drop", when: "after-commit" }],
  ["upload", "fails at the server", { kind: "serverError", status: 503, body: "garbage" }],
  ["upload", "is throttled", { kind: "throttle", code: 4 }],
];

test.each(FAULTS)(
  "a POST to %s that %s: the profile is as declared after the next run",
  async (edge, _what, then) => {
    world.simulator.faults.add({ on: { method: "POST", edge }, then });

    const recorded = await recordedAfterCreate();
    const after = await next(recorded);

    const posts = world.simulator.requests({ method: "POST", edge: "whatsapp_business_profile" });
    expect(posts.length).toBeLessThanOrEqual(3);
    expect(after).toEqual({ ...inputs, pending: null, pictureSha256: sha256(png("one")) });
    expect(world.simulator.numbers()[0]?.profile).toEqual({ ...TEXTS, pictureSha256: sha256(png("one")) });
  },
);
