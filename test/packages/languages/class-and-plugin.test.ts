import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

import { type Simulator, startSimulator } from "whatsapp-graph-simulator";

import { withHosts } from "../../support/with-hosts.cjs";
import { type Machine, startMachine } from "../examples/support/machine";

// A dozen runs of the engine, on a machine that may be busy with other tests.
jest.setTimeout(300_000);
withHosts("yaml");

const ACCOUNT = "100000000000001";

/** @param aliases whether the resources were the plugin's */
const classes = (aliases: boolean) => `
const { WhatsAppPhoneNumber, WhatsAppRegistration, WhatsAppSubscription, WhatsAppBusinessProfile } = require("pulumi-whatsapp");
const was = (kind) => (${aliases} ? { aliases: [{ type: "whatsapp:index:" + kind }] } : {});
const number = new WhatsAppPhoneNumber(
  "support",
  { cc: "1", phoneNumber: "2025550123", verifiedName: "Acme Support", adoptExisting: true },
  { retainOnDelete: true, ...was("PhoneNumber") },
);
new WhatsAppRegistration("support", { phoneNumberId: number.id, pin: "123456" }, was("Registration"));
new WhatsAppSubscription("all", {}, was("Subscription"));
new WhatsAppBusinessProfile("support", { phoneNumberId: number.id, about: "We answer within a day" }, was("BusinessProfile"));
`;

const PLUGIN = `
name: team-numbers
runtime: yaml
plugins:
  providers:
    - name: whatsapp
      path: node_modules/pulumi-resource-whatsapp
resources:
  number:
    type: whatsapp:PhoneNumber
    name: support
    properties: { cc: "1", phoneNumber: "2025550123", verifiedName: Acme Support, adoptExisting: true, retainOnDelete: true }
    options: { retainOnDelete: true }
  registration:
    type: whatsapp:Registration
    name: support
    properties: { phoneNumberId: "\${number.id}", pin: "123456" }
  subscription:
    type: whatsapp:Subscription
    name: all
    properties: {}
  profile:
    type: whatsapp:BusinessProfile
    name: support
    properties: { phoneNumberId: "\${number.id}", about: We answer within a day }
`;

let simulator: Simulator;
let machine: Machine;
beforeAll(async () => {
  const number = {
    cc: "1",
    phoneNumber: "2025550123",
    verifiedName: "Acme Support",
    status: "CONNECTED",
    codeVerificationStatus: "VERIFIED",
    platformType: "CLOUD_API",
    pin: "123456",
  } as const;
  simulator = await startSimulator({
    accounts: [{ id: ACCOUNT, tokens: ["test-token"], numbers: [number] }],
  });
  machine = await startMachine(classes(false), {
    WHATSAPP_GRAPH_URL: simulator.url,
    WHATSAPP_ACCESS_TOKEN: "test-token",
  });
  await mkdir(path.join(machine.folder, "../state"));
  await pulumi("stack", "init", "dev");
  await pulumi("config", "set", "whatsapp:businessAccountId", ACCOUNT);
  await pulumi("up", "--yes", "--skip-preview");
});
beforeEach(() => simulator.clearRequests());
afterAll(async () => {
  await machine.remove();
  await simulator.close();
});

async function pulumi(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await machine.pulumi(...args);
  if (code !== 0) throw new Error(`pulumi ${args.join(" ")} failed:\n${stdout}${stderr}`);
  return stdout;
}

const write = (file: string, content: string) => writeFile(path.join(machine.folder, file), content);

/** The requests that may change something at Meta. */
const changes = () => simulator.requests().filter(({ method }) => method !== "GET");

const types = async () => {
  const { deployment } = JSON.parse(await pulumi("stack", "export")) as {
    deployment: { resources: { type: string }[] };
  };
  return deployment.resources.map(({ type }) => type).filter((type) => type.includes("hats"));
};

describe("from the class to the plugin", () => {
  test("preview shows every resource unchanged, and up changes nothing at Meta", async () => {
    await write("Pulumi.yaml", PLUGIN);

    await pulumi("preview", "--expect-no-changes");
    await pulumi("up", "--yes", "--skip-preview");
    await pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes");

    expect(changes()).toEqual([]);
    expect((await types()).filter((type) => type.includes("dynamic"))).toEqual([]);
  });
});

describe("back from the plugin to the class, with aliases", () => {
  test("a refresh before the first up fails, because the state has no code", async () => {
    await write("Pulumi.yaml", "name: team-numbers\nruntime: nodejs\n");
    await write("index.js", classes(true));

    const { code, stdout } = await machine.pulumi("refresh", "--yes", "--skip-preview", "--run-program");

    expect(code).not.toBe(0);
    expect(stdout).toContain("code must be a string");
  });

  test("up shows one update for each resource and reads it, then there is nothing to do", async () => {
    const up = await pulumi("up", "--yes", "--skip-preview");
    await pulumi("preview", "--expect-no-changes");
    await pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes");

    expect(up).toContain("~ 4 updated");
    expect(changes()).toEqual([]);
    expect((await types()).filter((type) => type.startsWith("whatsapp:"))).toEqual([]);
  });
});
