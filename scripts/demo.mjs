// @ts-check
// npm run demo: from a fresh clone to business phone numbers that are ready to send. It starts before `npm ci` has run, so a
// later step imports each module that needs a dependency.
import { execFile } from "node:child_process";
import { randomInt } from "node:crypto";
import { existsSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

import { listenForInterruption, runAttached } from "./support/attached.mjs";
import {
  ACCOUNT,
  ADMIN_SECRET,
  choosesBackend,
  isLocalSimulator,
  isPortTaken,
  ROOT,
  savedPort,
  STACK,
  STACK_CONFIG_FILE,
  startLocalSimulator,
  TOKEN,
  withLocalBackend,
  withoutForeignSettings,
} from "./support/local-stack.mjs";

const FIRST_CONFIG = `# The numbers of the local stack: add one, then run "npm run demo" again.
config:
  whatsapp-numbers:numbers:
    - { name: support, cc: "1", phoneNumber: "2025550123", verifiedName: Example Support }
    - { name: sales, cc: "1", phoneNumber: "2025550145", verifiedName: Example Sales }
    - { name: alerts, cc: "1", phoneNumber: "2025550167", verifiedName: Example Alerts }
  # Left out, it is true: right for production, where no edit may put a number at risk.
  whatsapp-numbers:protect: false
`;

const interruption = listenForInterruption();
let env = withoutForeignSettings(process.env);
/** @type {Awaited<ReturnType<typeof startLocalSimulator>> | undefined} */
let openSimulator;

try {
  const started = Date.now();
  await step("Install the dependencies", install);
  await step("Build the provider and the simulator", () => run("npm", "run", "-s", "build"));
  await step("Obtain the Pulumi CLI", obtainCli);
  const url = await step("Start the Graph API simulator", startSimulator);
  await step(`Set up the stack "${STACK}"`, () => setUpStack(url));
  await step("pulumi preview", () => run("pulumi", "preview"));
  await step("pulumi up: creates the numbers, whose registrations wait", up);
  await step("pulumi-whatsapp verify: proves that the numbers are yours", () => verify(url));
  await step("pulumi up: registers the numbers", up);
  await step("pulumi refresh: reads all that has changed at Meta", () => run("pulumi", "refresh", "--yes"));
  await step("The numbers", showNumbers);
  await step("pulumi preview, when nothing is left to do", () =>
    run("pulumi", "preview", "--expect-no-changes"),
  );
  console.log(closingWords(elapsed(started)));
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = interruption.exitCode || 1;
} finally {
  await openSimulator?.close();
}

/**
 * @template Result
 * @param {string} title
 * @param {() => Result | Promise<Result>} action
 */
async function step(title, action) {
  console.log(`\n== ${title}`);
  const since = Date.now();
  try {
    const result = await action();
    interruption.signal.throwIfAborted();
    console.log(`   done in ${elapsed(since)}`);
    return result;
  } catch (error) {
    if (interruption.signal.aborted) throw new Error(`Interrupted during "${title}".`, { cause: error });
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The step "${title}" failed after ${elapsed(since)}: ${reason}`, { cause: error });
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 */
async function run(command, ...args) {
  const code = await runAttached(command, args, { cwd: ROOT, env, input: "ignore" });
  if (code !== 0) {
    throw new Error(`"${command} ${args.join(" ")}" ended with exit code ${code}; the reason is above.`);
  }
}

function up() {
  return run("pulumi", "up", "--yes", "--skip-preview");
}

/**
 * A person would read the code on a phone and type it in. Nobody has these numbers, so the command asks the simulator for the code.
 * @param {string} url
 */
async function verify(url) {
  console.log("   The simulator sends no SMS: --code-from takes each code from its admin endpoint.");
  const codeFrom = `npx whatsapp-graph-simulator code --url ${url} --secret ${ADMIN_SECRET}`;
  await run("npx", "pulumi-whatsapp", "verify", "--all", "--stack", STACK, "--code-from", codeFrom);
}

async function install() {
  const node = Number.parseInt(process.versions.node, 10);
  if (node < 20) throw new Error(`The demo needs Node.js 20 or newer; this is ${process.version}.`);
  // npm writes this file at the end of an installation.
  const installed = path.join(ROOT, "node_modules", ".package-lock.json");
  const lockfile = path.join(ROOT, "package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs) return;
  await run("npm", "ci", "--include=dev", "--no-audit", "--no-fund");
}

async function obtainCli() {
  const { obtainPulumi } = await import("@pulumi-whatsapp/pulumi-cli");
  const log = (/** @type {string} */ line) => console.log(`   ${line}`);
  const { dir, version } = await obtainPulumi({ log, signal: interruption.signal });
  env = withLocalBackend({ ...env, PATH: `${dir}${path.delimiter}${env.PATH ?? ""}` });
  console.log(`   Pulumi ${version} in ${dir}`);
}

/** Starts the simulator, or uses that of `npm run simulator`. If another program has the port, it takes a free one. */
async function startSimulator() {
  const port = await savedPort();
  const url = await startLocalSimulator(port).then(
    (simulator) => (openSimulator = simulator).url,
    async (/** @type {unknown} */ error) => {
      if (!isPortTaken(error)) throw error;
      if (await isLocalSimulator(port)) return `http://127.0.0.1:${port}`;
      openSimulator = await startLocalSimulator(0);
      return openSimulator.url;
    },
  );
  console.log(`   ${url}`);
  return url;
}

/** @param {string} url */
async function setUpStack(url) {
  if (!existsSync(STACK_CONFIG_FILE)) writeFileSync(STACK_CONFIG_FILE, FIRST_CONFIG);
  await run("pulumi", "stack", "select", STACK, "--create");
  const plain = [`whatsapp:graphUrl=${url}`, `whatsapp:businessAccountId=${ACCOUNT}`];
  const secret = [`whatsapp:accessToken=${TOKEN}`, ...(await missingPins())];
  await run("pulumi", "config", "set-all", ...flagged("--plaintext", plain), ...flagged("--secret", secret));
}

/**
 * @param {string} flag
 * @param {string[]} values
 */
function flagged(flag, values) {
  return values.flatMap((value) => [flag, value]);
}

/** A PIN for each number of the stack that has none yet. */
async function missingPins() {
  const { stdout } = await promisify(execFile)("pulumi", ["config", "--json"], { cwd: ROOT, env });
  /** @type {unknown} */
  const printed = JSON.parse(stdout);
  const config = /** @type {Record<string, { objectValue?: unknown }>} */ (printed);
  const numbers = /** @type {{ name: string }[]} */ (config["whatsapp-numbers:numbers"]?.objectValue ?? []);
  return numbers
    .map(({ name }) => `whatsapp-numbers:pin-${name}`)
    .filter((key) => !(key in config))
    .map((key) => `${key}=${String(randomInt(1_000_000)).padStart(6, "0")}`);
}

async function showNumbers() {
  const args = ["stack", "output", "numbers", "--json"];
  const { stdout } = await promisify(execFile)("pulumi", args, { cwd: ROOT, env });
  /** @type {unknown} */
  const output = JSON.parse(stdout);
  const numbers = /** @type {Record<string, Record<string, string | boolean | null>>} */ (output);
  const { markdownTable } = await import("markdown-table");
  const rows = Object.entries(numbers).map(
    ([name, { displayPhoneNumber, phoneNumberId, status, ready, nextStep }]) =>
      [name, displayPhoneNumber, phoneNumberId, status, ready ? "yes" : "no", nextStep].map((cell) =>
        String(cell ?? "-"),
      ),
  );
  const table = markdownTable([["name", "number", "id", "status", "ready", "next step"], ...rows], {
    delimiterStart: false,
    delimiterEnd: false,
  });
  console.log(table.replace(/^/gm, "   "));
}

/** @param {number} since */
function elapsed(since) {
  const seconds = Math.round((Date.now() - since) / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** @param {string} total */
function closingWords(total) {
  const elsewhere = choosesBackend(process.env);
  return `
All done in ${total}. The numbers are ready to send. They are declared in Pulumi.${STACK}.yaml; "npm run -s pulumi -- preview" (or any other
Pulumi command) works on the same stack, while "npm run simulator" runs in another terminal.${
    elsewhere === undefined ? "" : `\nBut first unset ${elsewhere}, which sends Pulumi to another backend.`
  }

The same program for a real WhatsApp Business Account:
  1. Set PULUMI_BACKEND_URL and PULUMI_CONFIG_PASSPHRASE to your own, then: npm run -s pulumi -- stack init production
  2. npm run -s pulumi -- config set whatsapp:businessAccountId <id>, and config set --secret whatsapp:accessToken
  3. Declare the numbers in Pulumi.production.yaml as in Pulumi.${STACK}.yaml, and set a PIN for each:
     npm run -s pulumi -- config set --secret pin-<name>
  4. npm run -s pulumi -- up, npx pulumi-whatsapp verify --all --stack production, and npm run -s pulumi -- up again`;
}
