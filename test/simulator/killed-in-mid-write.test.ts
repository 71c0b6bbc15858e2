import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fictional } from "./support/fictional";
import { start } from "./support/command";

const ACCOUNT = "100000000000001";
const KILLS = 50;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "simulator-kill-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

interface Stored {
  numbers: { id: string }[];
}

/** Adds numbers as fast as it can until the server dies; gives the ids that were answered. */
async function addUntilKilled(url: string, first: number, killed: AbortSignal): Promise<string[]> {
  const ids: string[] = [];
  const worker = async (offset: number): Promise<void> => {
    for (let index = offset; ; index += 4) {
      const phone_number = fictional(first + index);
      const parameters = { access_token: "test-token", cc: "1", phone_number, verified_name: "Acme" };
      try {
        const body = new URLSearchParams(parameters);
        const answer = await fetch(`${url}/${ACCOUNT}/phone_numbers`, {
          method: "POST",
          body,
          signal: killed,
        });
        ids.push(((await answer.json()) as { id: string }).id);
      } catch {
        return; // killed
      }
    }
  };
  await Promise.all([0, 1, 2, 3].map(worker));
  return ids;
}

test(`killed ${KILLS} times while it writes, the state is never torn and no answered number is lost`, async () => {
  const data = path.join(folder, "state.json");
  const args = ["--data", data, "--account", ACCOUNT, "--token", "test-token"];
  const answered = new Set<string>();
  let killedInMidWrite = 0;

  for (let kill = 0; kill < KILLS; kill++) {
    const simulator = await start(args);
    // Without the signal a client could go on with another server that gets the same port.
    const killed = new AbortController();
    const adding = addUntilKilled(simulator.url, kill * 1_000, killed.signal);
    // A little later each time, so that the kills fall into every part of a write.
    await new Promise((resolve) => setTimeout(resolve, 20 + kill));
    await simulator.end("SIGKILL");
    killed.abort();
    for (const id of await adding) answered.add(id);

    const stored = JSON.parse(await readFile(data, "utf8")) as Stored;
    const ids = stored.numbers.map(({ id }) => id);
    const kept = new Set(ids);
    expect(kept.size).toBe(ids.length);
    expect([...answered].filter((id) => !kept.has(id))).toEqual([]);
    if (await exists(`${data}.tmp`)) killedInMidWrite++;
  }

  expect(answered.size).toBeGreaterThan(KILLS);
  // Otherwise this test would show nothing.
  expect(killedInMidWrite).toBeGreaterThan(0);
}, 180_000);

async function exists(file: string): Promise<boolean> {
  return readFile(file).then(
    () => true,
    () => false,
  );
}
