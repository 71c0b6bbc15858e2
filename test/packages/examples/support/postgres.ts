import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chown, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";

import { freePort } from "./free-port";

export interface Postgres {
  /** What `PULUMI_BACKEND_URL` takes. */
  url: string;
  stop(): Promise<void>;
}

interface User {
  uid: number;
  gid: number;
}

/** A table of its own in the server of `DATABASE_URL`, or else a server of its own in a temporary folder. */
export async function startPostgres(): Promise<Postgres> {
  const given = process.env.DATABASE_URL;
  if (given !== undefined && given !== "") {
    const url = new URL(given);
    url.searchParams.set("table", `pulumi_state_${randomUUID().replaceAll("-", "")}`);
    return { url: url.href, stop: () => Promise.resolve() };
  }

  const bin = await serverPrograms();
  const folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-postgres-"));
  const user = await userForServer();
  // In a folder that only the server's user can enter; the socket is needed by nobody.
  const data = path.join(folder, "data");
  await mkdir(data, { mode: 0o700 });
  if (user !== undefined) await Promise.all([folder, data].map((owned) => chown(owned, user.uid, user.gid)));
  const start = (program: string, args: string[]) =>
    spawn(path.join(bin, program), args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"], ...user });

  await ended(
    start("initdb", ["-D", data, "-U", "pulumi", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]),
  );
  const port = await freePort();
  const listening = ["-h", "127.0.0.1", "-p", String(port), "-k", folder, "-F"];
  const server = start("postgres", ["-D", data, ...listening]);
  const exited = once(server, "exit");
  await isReady(server);

  return {
    url: `postgres://pulumi@127.0.0.1:${port}/postgres?sslmode=disable`,
    async stop() {
      server.kill("SIGINT");
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Debian keeps the server's programs out of PATH. */
async function serverPrograms(): Promise<string> {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? await readdir(debian) : [];
  const newestFirst = versions.sort((one, other) => Number(other) - Number(one));
  const folders = [
    ...newestFirst.map((version) => path.join(debian, version, "bin")),
    ...(process.env.PATH ?? "").split(path.delimiter),
  ];
  const found = folders.find((folder) => existsSync(path.join(folder, "initdb")));
  if (found === undefined) {
    throw new Error(
      "The team tests need a PostgreSQL server: install Debian's postgresql, or set DATABASE_URL.",
    );
  }
  return found;
}

/** PostgreSQL refuses to run as root. `undefined` leaves the user as it is. */
async function userForServer(): Promise<User | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  const account =
    accounts.find(([name]) => name === "postgres") ?? accounts.find(([name]) => name === "nobody");
  if (account === undefined) throw new Error("There is neither a user postgres nor a user nobody.");
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

async function ended(child: ChildProcess): Promise<void> {
  let output = "";
  child.stdout?.on("data", (text) => void (output += String(text)));
  child.stderr?.on("data", (text) => void (output += String(text)));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`initdb ended with ${String(code)}:\n${output}`);
}

async function isReady(server: ChildProcess): Promise<void> {
  if (server.stderr === null) throw new Error("The server's messages cannot be read.");
  const said: string[] = [];
  for await (const line of createInterface(server.stderr)) {
    said.push(line);
    if (line.includes("ready to accept connections")) {
      // What it says from now on is read, so that it never waits for a reader.
      server.stderr.resume();
      server.stdout?.resume();
      return;
    }
  }
  throw new Error(`PostgreSQL did not start:\n${said.join("\n")}`);
}
