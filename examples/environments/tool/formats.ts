import type { Command } from "./operate";
import { countOf, type EnvironmentReport } from "./report";

type Format = (command: Command, reports: readonly EnvironmentReport[]) => string;

const COLUMNS = ["environment", "create", "replace", "unchanged", "drifted", "refused"];

/** For a terminal: a row for each environment, and below it what changes or is refused there. */
export const asTable: Format = (_command, reports) => {
  const rows = [COLUMNS, ...reports.map((report) => [report.name, ...counts(report).map(String)])];
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
  const rows = reports.map((report) => `| ${[safe(report.name), ...counts(report)].join(" | ")} |`);
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
    `| --- | ${COLUMNS.slice(1)
      .map(() => "--:")
      .join(" | ")} |`,
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
        return { name, create, replace, unchanged, drifted, ...(remove > 0 && { remove }), refused, error };
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

function linesOf({ changes, refused, error }: EnvironmentReport): string[] {
  return [
    ...changes.map(({ kind, number, detail }) => `${kind} ${number}: ${detail}`),
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
