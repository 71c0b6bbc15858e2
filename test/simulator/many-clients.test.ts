import { type Simulator, startSimulator } from "whatsapp-graph-simulator";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fictional } from "./support/fictional";

const ACCOUNT = "100000000000001";
const CLIENTS = 200;

let folder: string;
let simulator: Simulator;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "simulator-clients-"));
  simulator = await startSimulator({
    accounts: [{ id: ACCOUNT, tokens: ["test-token"] }],
    data: path.join(folder, "state.json"),
  });
});

afterEach(async () => {
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
});

async function add(phone_number: string): Promise<{ status: number; id: string | undefined }> {
  const body = new URLSearchParams({
    cc: "1",
    phone_number,
    verified_name: "Acme",
    access_token: "test-token",
  });
  const answer = await fetch(`${simulator.url}/${ACCOUNT}/phone_numbers`, { method: "POST", body });
  return { status: answer.status, id: ((await answer.json()) as { id?: string }).id };
}

test(`${CLIENTS} clients at once add ${CLIENTS} numbers, each with an id of its own`, async () => {
  const added = await Promise.all(Array.from({ length: CLIENTS }, (_, index) => add(fictional(index))));

  expect(added.filter(({ status }) => status !== 200)).toEqual([]);
  expect(new Set(added.map(({ id }) => id)).size).toBe(CLIENTS);
  expect(simulator.numbers()).toHaveLength(CLIENTS);
});

test(`of ${CLIENTS} clients that add the same number at once, one succeeds`, async () => {
  const added = await Promise.all(Array.from({ length: CLIENTS }, () => add("2025550100")));

  expect(added.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(added.filter(({ status }) => status === 400)).toHaveLength(CLIENTS - 1);
});
