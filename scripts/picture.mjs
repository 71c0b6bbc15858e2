// @ts-check
// npm run docs:picture [-- FILE]: draws a real `pulumi preview` as docs/picture/preview.svg. Ours, because freeze embeds a font
// of 300 kB, and svg-term records a terminal. No npm package writes a still SVG of Pulumi's palette.
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify, stripVTControlCharacters as plain } from "node:util";

import { obtainPulumi } from "@pulumi-whatsapp/pulumi-cli";
import { createColorPalette, defaultNamedColorsMap, parseAnsiSequences } from "ansi-sequence-parser";

import { ROOT, withoutForeignSettings } from "./support/local-stack.mjs";

const TITLE = "pulumi preview plans to create three WhatsApp business phone numbers and to register them";
const STACK = "whatsapp-numbers-production";
const CONFIG = `config:
  whatsapp:businessAccountId: "100000000000001"
  whatsapp-numbers:numbers:
    - { name: support, cc: "1", phoneNumber: "2025550123", verifiedName: Example Support }
    - { name: sales, cc: "1", phoneNumber: "2025550145", verifiedName: Example Sales }
    - { name: alerts, cc: "1", phoneNumber: "2025550167", verifiedName: Example Alerts }
  # A preview sends no PIN, so none has to be secret here.
  whatsapp-numbers:pin-support: "000000"
  whatsapp-numbers:pin-sales: "000000"
  whatsapp-numbers:pin-alerts: "000000"
`;
const CHARACTER = 7.8;
const LINE = 19;
const MARGIN = 16;
/** The colours of a terminal with a dark background, bright or not. */
const [red, green, yellow] = ["#ff7b72", "#7ee787", "#e3b341"];
const [blue, magenta, cyan] = ["#79c0ff", "#d2a8ff", "#76e3ea"];
const PALETTE = createColorPalette({
  ...defaultNamedColorsMap,
  ...{ red, green, yellow, blue, magenta, cyan },
  ...{ brightRed: red, brightGreen: green, brightYellow: yellow },
  ...{ brightBlue: blue, brightMagenta: magenta, brightCyan: cyan },
});

const file = process.argv[2] ?? path.join(ROOT, "docs/picture/preview.svg");
await writeFile(file, svgOf(await previewedLines()));
console.log(file);

/** The lines of `pulumi preview` for the example business-numbers, with their colours. */
async function previewedLines() {
  const { dir } = await obtainPulumi();
  const folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-picture-"));
  try {
    const program = path.join(folder, "program");
    await cp(path.join(ROOT, "examples/business-numbers"), program, { recursive: true });
    await symlink(path.join(ROOT, "node_modules"), path.join(program, "node_modules"), "dir");
    await writeFile(path.join(program, "Pulumi.yaml"), "name: whatsapp-numbers\nruntime: nodejs\n");
    await writeFile(path.join(program, "Pulumi.production.yaml"), CONFIG);
    await mkdir(path.join(folder, "state"));
    const env = {
      ...withoutForeignSettings(process.env),
      PATH: `${dir}${path.delimiter}${process.env.PATH ?? ""}`,
      PULUMI_BACKEND_URL: `file://${path.join(folder, "state")}`,
      PULUMI_HOME: path.join(folder, "home"),
      PULUMI_CONFIG_PASSPHRASE: "",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      // A preview does not call Meta, but it checks that a token is set.
      WHATSAPP_ACCESS_TOKEN: "none-in-previews",
    };
    const pulumi = (/** @type {string[]} */ ...args) =>
      promisify(execFile)("pulumi", args, { cwd: program, env });
    await pulumi("stack", "init", "production");
    const command = ["preview", "--suppress-outputs"];
    const { stdout } = await pulumi(...command, "--color", "always");
    return [`$ pulumi ${command.join(" ")}`, ...settled(stdout.trimEnd().split("\n"))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The lines that remain in a terminal. Elsewhere the CLI prints a resource again with each new fact, in a varying order, and dots
 * while it waits.
 * @param {string[]} printed
 */
function settled(printed) {
  const isRow = (/** @type {string} */ line) => /^ [+~-] {2}\S+ \S+/.test(plain(line));
  const nameAndType = (/** @type {string} */ line) => {
    const [, type = "", name = ""] = plain(line).trim().split(/\s+/);
    return `${name === STACK ? "" : name} ${type}`;
  };
  const rows = new Map(printed.filter(isRow).map((line) => [nameAndType(line), line.trimEnd()]));
  const sorted = [...rows].sort(([one], [other]) => one.localeCompare(other));
  const rest = printed.filter((line) => !isRow(line) && !plain(line).startsWith("@"));
  const firstBlank = rest.findIndex((line) => plain(line).trim() === "");
  return [
    ...rest.slice(0, firstBlank + 1),
    ...sorted.map(([, line]) => line),
    ...rest.slice(firstBlank + 1).map((line) => line.trimEnd()),
  ].filter((line, at, all) => line !== "" || all[at - 1] !== "");
}

/** @param {string[]} lines with ANSI colours */
function svgOf(lines) {
  const width = Math.ceil(Math.max(...lines.map((line) => plain(line).length)) * CHARACTER) + 2 * MARGIN;
  const height = lines.length * LINE + 2 * MARGIN;
  const escaped = (/** @type {string} */ text) =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const texts = lines.map((line, at) => {
    const spans = parseAnsiSequences(line).map(({ value, foreground, decorations }) => {
      const colour = foreground === null ? "" : ` fill="${PALETTE.value(foreground)}"`;
      const weight = decorations.has("bold") ? ' font-weight="bold"' : "";
      return `<tspan${colour}${weight}>${escaped(value)}</tspan>`;
    });
    return `<text x="${MARGIN}" y="${MARGIN + (at + 0.75) * LINE}">${spans.join("")}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" role="img">`,
    `<title>${escaped(TITLE)}</title>`,
    "<style>text { font: 13px ui-monospace, Menlo, Consolas, monospace; fill: #e6edf3; white-space: pre }</style>",
    `<rect width="100%" height="100%" rx="8" fill="#0d1117"/>`,
    ...texts,
    "</svg>",
    "",
  ].join("\n");
}
