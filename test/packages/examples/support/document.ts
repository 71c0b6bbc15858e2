import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";

import { endProcess } from "../../../support/processes";
import { freePort } from "./free-port";
import { run } from "./run";

/** A fenced block of a document. */
export interface Block {
  /** What stands behind the fence: "sh", "sh exit=2", "sh background", "text". */
  info: string;
  lines: string[];
}

export function blocksIn(markdown: string): Block[] {
  const fenced = /^(?<indent> *)```(?<info>.*)\n(?<body>[\s\S]*?)^\k<indent>```$/gm;
  return [...markdown.matchAll(fenced)].map(({ groups: { indent = "", info = "", body = "" } = {} }) => ({
    info,
    lines: body
      .trimEnd()
      .split("\n")
      .map((line) => line.slice(indent.length)),
  }));
}

/** The parts of a document below these headings of the second level. */
function partsOf(markdown: string, sections: readonly string[]): string {
  const parts = markdown.split(/^## /m);
  return sections
    .map((heading) => {
      const part = parts.find((each) => each.startsWith(`${heading}\n`));
      if (part === undefined) throw new Error(`The document has no section "${heading}"`);
      return part;
    })
    .join("\n");
}

export interface Reading {
  /** Output of each block with commands, in order. */
  outputs: string[];
}

/** The ports that documents write; in a test they may be taken, so others stand in. */
const WRITTEN_PORTS = ["4010", "4011"];

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * Does what a document says, from top to bottom, in one shell. Each command must end with 0, but for the last one of a block that says
 * otherwise (`sh exit=2`); a block `sh background` runs until the end. The lines of a block `text` must be found in the output of the commands before it.
 * @param options with `sections` only those are followed, in this order
 */
export async function follow(
  file: string,
  options: {
    cwd: string;
    env: NodeJS.ProcessEnv;
    replace?: Record<string, string>;
    sections?: string[] | undefined;
  },
): Promise<Reading> {
  const { cwd, env, replace = {}, sections } = options;
  const markdown = await readFile(file, "utf8");
  const blocks = blocksIn(sections === undefined ? markdown : partsOf(markdown, sections));
  const texts: Record<string, string> = { ...replace };
  for (const port of WRITTEN_PORTS) texts[port] = String(await freePort());
  // In one go: a port that stands in may contain the other one.
  const longestFirst = Object.keys(texts).sort((one, other) => other.length - one.length);
  const written = new RegExp(longestFirst.map(literally).join("|"), "g");
  const substituted = (line: string) => line.replace(written, (text) => texts[text] ?? text);
  const background = blocks.filter(({ info }) => info === "sh background");
  const foreground = blocks.filter(({ info }) => /^sh( exit=\d+)?$/.test(info));
  if (foreground.length === 0) throw new Error(`${file} has no command`);

  // The package that a background command needs is installed by an earlier block.
  const before = blocks.findIndex(({ info }) => info === "sh background");
  const isEarly = (block: Block) => before >= 0 && blocks.indexOf(block) < before;
  const early = await inShell(foreground.filter(isEarly), substituted, { cwd, env });
  const running = await Promise.all(
    background.map(({ lines }) => startInBackground(substituted(lines.join("\n")), { cwd, env })),
  );
  try {
    const late = await inShell(
      foreground.filter((block) => !isEarly(block)),
      substituted,
      { cwd, env },
    );
    const outputs = [...early, ...late];
    expectShown(file, blocks, foreground, outputs, substituted);
    return { outputs };
  } finally {
    await Promise.all(running.map((stop) => stop()));
  }
}

async function inShell(
  blocks: readonly Block[],
  substituted: (line: string) => string,
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<string[]> {
  if (blocks.length === 0) return [];
  const script = blocks.map((block) => {
    const expected = Number(/exit=(\d+)/.exec(block.info)?.[1] ?? 0);
    const commands = block.lines.join("\n").replaceAll("\\\n", " ").split("\n");
    return commands.map((command, at) => {
      const wanted = at === commands.length - 1 ? expected : 0;
      return `${substituted(command)}\ncode=$?; [ $code = ${wanted} ] || { echo "exit code $code instead of ${wanted}: "${quoted(command)}; exit 1; }`;
    });
  });
  const whole = script.map((commands) => [...commands, "echo END-OF-BLOCK"].join("\n")).join("\n");
  const { code, stdout } = await run("bash", ["-c", `exec 2>&1\n${whole}`], options);
  if (code !== 0) throw new Error(`The commands of the document failed:\n${stdout}`);
  return stdout.split("END-OF-BLOCK\n").slice(0, -1);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Starts a command that serves, and waits for the first line that it prints. */
async function startInBackground(
  command: string,
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<() => Promise<void>> {
  const child = spawn("bash", ["-c", command], {
    ...options,
    // A group of its own, so that what npx starts ends with it.
    detached: true,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const exited = once(child, "exit");
  await Promise.race([
    once(createInterface(child.stdout), "line"),
    exited.then(() => Promise.reject(new Error(`"${command}" ended at once`))),
  ]);
  return async () => {
    if (child.pid !== undefined && child.exitCode === null) endProcess(-child.pid, "SIGTERM");
    await exited;
  };
}

function expectShown(
  file: string,
  blocks: readonly Block[],
  foreground: readonly Block[],
  outputs: readonly string[],
  substituted: (line: string) => string,
): void {
  for (const [at, block] of blocks.entries()) {
    if (block.info !== "text") continue;
    const command = blocks.slice(0, at).findLast((earlier) => foreground.includes(earlier));
    const output = command === undefined ? "" : outputs[foreground.indexOf(command)];
    const printed = (output ?? "").split("\n").map((line) => line.trim());
    const absent = block.lines.filter((line) => !printed.includes(substituted(line.trim())));
    if (absent.length > 0) {
      throw new Error(
        `${file} shows what was not printed:\n${absent.join("\n")}\nPrinted was:\n${output ?? ""}`,
      );
    }
  }
}
