import { EventEmitter, once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
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

interface Adding {
  /** Resolves with that many answers, or as soon as the server is dead. */
  answers(count: number): Promise<void>;
  /** The ids that were answered, once the server is dead. */
  ended: Promise<string[]>;
}

/** Adds numbers as fast as it can until the server dies. */
function addUntilKilled(url: string, first: number, killed: AbortSignal): Adding {
  const ids: string[] = [];
  const answers = new EventEmitter();
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
        answers.emit(String(ids.length));
      } catch {
        return; // killed
      }
    }
  };
  const ended = Promise.all([0, 1, 2, 3].map(worker)).then(() => ids);
  return {
    answers: async (count) => {
      await Promise.race([once(answers, String(count)), ended]);
    },
    ended,
  };
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
    await adding.answers(1 + (kill % 4));
    // A little later each time, so that the kills fall into every part of a write.
    await setTimeout(kill % 8);
    await simulator.end("SIGKILL");
    killed.abort();
    for (const id of await adding.ended) answered.add(id);

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
}, 600_000);

async function exists(file: string): Promise<boolean> {
  return readFile(file).then(
    () => true,
    () => false,
  );
}
