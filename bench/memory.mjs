// @ts-check
import { writeFile } from "node:fs/promises";
import path from "node:path";

import { selfSignedCertificate } from "../test/support/certificate.cjs";
import { startTlsFront } from "../test/support/secure-front.cjs";
import { numbersToDeclare } from "./numbers.mjs";
import { withStack } from "./project.mjs";
import { watchProviderMemory } from "./provider-memory.mjs";
import { rotated } from "./statistics.mjs";

/**
 * A program whose provider's memory is measured while it creates numbers, with its requests over TLS, as to Meta, or in plain HTTP.
 * @typedef {{ program: "whatsapp" | "plugin" | "floor", secure: boolean }} Way
 *
 * `peaks`: the peak of the provider's process in each round, in bytes. `undefined` if the system does not show it.
 * @typedef {Way & { peaks: (number | undefined)[] }} Memory
 */

/** @type {Way[]} */
const WAYS = [
  { program: "whatsapp", secure: true },
  { program: "whatsapp", secure: false },
  { program: "plugin", secure: true },
  { program: "floor", secure: false },
];

/**
 * @param {import("./project.mjs").Engine} engine
 * @param {{ numbers: number, rounds: number, log: (line: string) => void }} options
 */
export async function measureMemory(engine, { numbers, rounds, log }) {
  /** @type {Memory[]} */
  const memory = WAYS.map((way) => ({ ...way, peaks: [] }));
  for (let round = 0; round < rounds; round++) {
    for (const way of rotated(memory, round)) {
      const { program, secure } = way;
      log(
        `memory, round ${round + 1} of ${rounds}: ${numbers} numbers, ${program}${secure ? " over TLS" : ""}`,
      );
      way.peaks.push(await peakOf(engine, way, numbers));
    }
  }
  return memory;
}

/**
 * @param {import("./project.mjs").Engine} engine
 * @param {Way} way
 * @param {number} numbers
 */
function peakOf(engine, { program, secure }, numbers) {
  return withStack(engine, program, numbersToDeclare(numbers), async ({ project, graph }) => {
    // Checkpoints need time and memory of the engine, not of the provider.
    project.set({ PULUMI_SKIP_CHECKPOINTS: "true" });
    const front = secure ? await secured(project, graph.url) : undefined;
    const memory = watchProviderMemory(project.folder);
    let peak;
    try {
      await project.up();
    } finally {
      peak = await memory.stop();
      await front?.close();
    }
    return peak;
  });
}

/**
 * Puts TLS in front of a Graph API, with a certificate that only this project trusts.
 * @param {import("./project.mjs").Project} project
 * @param {string} url
 */
async function secured(project, url) {
  const certificate = await selfSignedCertificate("localhost", "127.0.0.1");
  const file = path.join(project.folder, "certificate.pem");
  await writeFile(file, certificate.cert);
  const front = await startTlsFront(certificate, url);
  project.set({ WHATSAPP_GRAPH_URL: `https://localhost:${front.port}`, NODE_EXTRA_CA_CERTS: file });
  return front;
}
