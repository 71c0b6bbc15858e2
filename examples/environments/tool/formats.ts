import type { Command } from "./operate";
import { countOf, type EnvironmentReport, lineOf, type Waiting } from "./report";

type Format = (command: Command, reports: readonly EnvironmentReport[]) => string;

const COUNTS = ["create", "replace", "unchanged", "drifted", "refused"];
const COLUMNS = ["environment", ...COUNTS, "waits for"];

/** The next step for a number that waits, by the output `pending` of its registration. */
const NEXT_STEPS: Readonly<Record<string, string>> = {
  name: "run up again once Meta has processed the display name",
  quota: "run up again later, because the number was registered too often",
  outcome: "run up again, which looks at the number before it does anything",
};

/** For a terminal: a row for each environment, and below it what changes, waits or is refused there. */
export const asTable: Format = (_command, reports) => {
  const rows = [
    COLUMNS,
    ...reports.map((report) => [report.name, ...counts(report).map(String), waits(report)]),
  ];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const table = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const details = reports.flatMap((report) => linesOf(report).map((line) => `${report.name}: ${line}`));
  return [...table, ...(details.length > 0 ? ["", ...details] : [])].join("\n");
};

/** For a comment on a pull request. The first line is invisible, and lets a pipeline find its comment again. */
export const asMarkdown: Format = (command, reports) => {
  const rows = reports.map(
    (report) => `| ${[safe(report.name), ...counts(report), waits(report)].join(" | ")} |`,
  );
  const details = reports.flatMap((report) => {
    const lines = linesOf(report);
    return lines.length > 0
      ? ["", `**${safe(report.name)}**`, "", ...lines.map((line) => `- ${safe(line)}`)]
      : [];
  });
  return [
    "<!-- whatsapp-environments -->",
    `### WhatsApp numbers: ${command}`,
    "",
    `| ${COLUMNS.join(" | ")} |`,
    `| --- | ${COUNTS.map(() => "--:").join(" | ")} | --- |`,
    ...rows,
    ...details,
  ].join("\n");
};

/** For a program. `remove` is there only when numbers leave the stack. */
export const asJson: Format = (_command, reports) =>
  JSON.stringify(
    {
      environments: reports.map((report) => {
        const [create, replace, unchanged, drifted] = counts(report);
        const remove = countOf(report, "remove");
        const { name, refused, error = null } = report;
        const waitsFor = report.waitsFor.map(({ id: _, ...waiting }) => waiting);
        const leaving = remove > 0 && { remove };
        return { name, create, replace, unchanged, drifted, ...leaving, waitsFor, refused, error };
      }),
    },
    null,
    2,
  );

function counts(report: EnvironmentReport): number[] {
  return [
    countOf(report, "create"),
    countOf(report, "replace"),
    report.unchanged,
    countOf(report, "drift"),
    report.refused.length,
  ];
}

/** How many numbers wait for each reason: `verification: 2, quota: 1`. */
function waits({ waitsFor }: EnvironmentReport): string {
  const reasons = [...new Set(waitsFor.map((waiting) => waiting.for))].sort();
  const count = (reason: string) => waitsFor.filter((waiting) => waiting.for === reason).length;
  return reasons.map((reason) => `${reason}: ${String(count(reason))}`).join(", ") || "-";
}

function nextStep(environment: string, { for: reason, id }: Waiting): string {
  if (reason === "verification") {
    return `run "npx pulumi-whatsapp verify ${id} --stack ${environment}", then up`;
  }
  return NEXT_STEPS[reason] ?? "run up again";
}

function linesOf({ name, changes, waitsFor, refused, error }: EnvironmentReport): string[] {
  return [
    ...changes.map(lineOf),
    ...waitsFor.map((waiting) => `${waiting.number} waits for ${waiting.for}: ${nextStep(name, waiting)}`),
    ...refused.map(({ number, reason }) => `refused ${number}: ${reason}`),
    ...(error === undefined ? [] : [`error: ${error}`]),
  ];
}

/** Text that others wrote must neither break the table nor mention anybody. */
function safe(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[&<>@#]/g, (sign) => `&#${String(sign.charCodeAt(0))};`)
    .replace(/[\\`*_[\]|~]/g, "\\$&");
}
