// Needs: minutes, to install in clones of the repository
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

import { run } from "../examples/support/run";
import { type Manifest, readJson, ROOT } from "../../unit/supply-chain/support";
import { withoutPendingChanges } from "./support/clone";

// Two clones, installations and builds.
jest.setTimeout(600_000);

interface Upload {
  name: string;
  access: string;
  versions: Record<string, { dist: { integrity: string } }>;
}

const PACKAGES = ["provider", "simulator"].map((folder) => {
  const { name, version } = readJson(folder, "package.json") as Manifest & { name: string; version: string };
  return { name, version };
});
const OURS = PACKAGES.map(({ name }) => `/${name}`);

let folder: string;
let server: Server;
let registry: string;
const uploads = new Map<string, Upload>();

/** A registry that knows of nothing of ours but what was uploaded, and for all else asks the one that npm is set to. */
beforeAll(async () => {
  const real = execFileSync("npm", ["config", "get", "registry"], { cwd: ROOT, encoding: "utf8" }).trim();
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const { method, url = "" } = request;
      const upload = uploads.get(url);
      if (method === "PUT") {
        uploads.set(url, JSON.parse(Buffer.concat(parts).toString()) as Upload);
        response.writeHead(201).end("{}");
      } else if (method === "POST") response.end("{}");
      else if (upload !== undefined) response.end(JSON.stringify(upload));
      else if (OURS.includes(url)) response.writeHead(404).end("{}");
      else
        void forward(new URL(url, real)).then(
          (body) => response.end(body),
          () => response.writeHead(502).end(),
        );
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  registry = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-publish-test-"));
  execFileSync("git", ["clone", "--quiet", ROOT, folder]);
  withoutPendingChanges(folder);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  server.close();
  server.closeAllConnections();
  await once(server, "close");
});

async function forward(url: URL): Promise<Buffer> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

const release = () =>
  run(process.execPath, ["tools/release/release.mjs", "--without-provenance"], {
    cwd: folder,
    env: {
      ...process.env,
      npm_config_registry: registry,
      [`npm_config_${registry.replace("http:", "")}:_authToken`]: "test-token",
    },
  });
const tags = () =>
  execFileSync("git", ["tag", "--points-at", "HEAD"], { cwd: folder, encoding: "utf8" }).trim().split("\n");

test("a release uploads both packages and tags the commit; the same command once more leaves them as they are", async () => {
  const first = await release();

  expect(first.stderr).not.toContain("published.");
  expect(first.code).toBe(0);
  expect(
    [...uploads.values()].map(({ name, access, versions }) => [name, access, Object.keys(versions)]).sort(),
  ).toEqual(PACKAGES.map(({ name, version }) => [name, "public", [version]]).sort());
  expect(tags()).toEqual(expect.arrayContaining(PACKAGES.map(({ name, version }) => `${name}@${version}`)));
  const before = JSON.stringify([...uploads]);

  const second = await release();

  expect(second.code).toBe(0);
  expect(second.stdout).toContain("Everything is published already.");
  expect(JSON.stringify([...uploads])).toBe(before);
});
