import { printable } from "../../graph/printable";
import { quotaLine } from "../../graph/quota-line";
import { table } from "../table";
import type { Operation } from "./operate";
import { countOf, type EnvironmentReport, lineOf } from "./report";

type Format = (operation: Operation, reports: readonly EnvironmentReport[]) => string;

const COUNTS = ["create", "replace", "unchanged", "drifted", "refused"];
const COLUMNS = ["environment", ...COUNTS, "waits for"];

/** For a terminal: a row for each environment, and below it the changes, waits, refusals and requests. */
export const asTable: Format = (_operation, reports) => {
  const rows = reports.map((report) => [report.name, ...counts(report).map(String), waits(report)]);
  const details = reports.flatMap((report) =>
    linesOf(report).flatMap((text) => prefixed(`${report.name}: `, text)),
  );
  const below = details.length > 0 ? `\n${details.map((line) => `${line}\n`).join("")}` : "";
  return `${table(COLUMNS, rows)}${below}`;
};

/** For a comment on a pull request. The first line is invisible, and lets a pipeline find its comment again. */
export const asMarkdown: Format = (operation, reports) => {
  const rows = reports.map(
    (report) => `| ${[safe(report.name), ...counts(report), waits(report)].join(" | ")} |`,
  );
  const details = reports.flatMap((report) => {
    const lines = linesOf(report);
    return lines.length > 0
      ? ["", `**${safe(report.name)}**`, "", ...lines.map((line) => `- ${safe(line)}`)]
      : [];
  });
  const lines = [
    "<!-- whatsapp-environments -->",
    `### WhatsApp numbers: ${operation}`,
    "",
    `| ${COLUMNS.join(" | ")} |`,
    `| --- | ${COUNTS.map(() => "--:").join(" | ")} | --- |`,
    ...rows,
    ...details,
  ];
  return `${lines.join("\n")}\n`;
};

/** For a program. `update` and `remove` are there only if numbers are updated, or leave the stack. */
export const asJson: Format = (_operation, reports) => {
  const environments = reports.map((report) => {
    const [create, replace, unchanged, drifted] = counts(report);
    const [update, remove] = [countOf(report, "update"), countOf(report, "remove")];
    return {
      name: report.name,
      create,
      replace,
      unchanged,
      drifted,
      ...(update > 0 && { update }),
      ...(remove > 0 && { remove }),
      changes: report.changes.map(({ number, of, kind, detail }) => ({ number, of, kind, detail })),
      waitsFor: report.waitsFor.map(({ number, of, for: reason, nextStep }) => ({
        number,
        of,
        for: reason,
        nextStep,
      })),
      refused: report.refused.map(({ number, of, reason }) => ({ number, of, reason })),
      requests: report.quota.requests,
      highestUsage: usage(report),
      error: report.error ?? null,
    };
  });
  return `${JSON.stringify({ environments }, null, 2)}\n`;
};

/**
 * Text on lines of its own. Each line begins with the prefix, so that a CI system takes none for a command.
 */
export function prefixed(prefix: string, text: string): string[] {
  return text
    .split("\n")
    .map((line, at) => printable(`${prefix}${at === 0 ? "" : "  "}${line.trim()}`).trimEnd());
}

function counts(report: EnvironmentReport): number[] {
  return [
    countOf(report, "create"),
    countOf(report, "replace"),
    report.unchanged,
    countOf(report, "drift"),
    report.refused.length,
  ];
}

/** The resources that wait, counted by their reasons: `quota: 1, verification: 2`. */
function waits({ waitsFor }: EnvironmentReport): string {
  const reasons = [...new Set(waitsFor.map((waiting) => waiting.for))].sort();
  const count = (reason: string) => waitsFor.filter((waiting) => waiting.for === reason).length;
  return reasons.map((reason) => `${reason}: ${count(reason)}`).join(", ") || "-";
}

/** An account's or, without an account, the app's. */
function usage({ quota: { highest } }: EnvironmentReport) {
  if (highest === undefined) return null;
  const { percent, measure, account } = highest;
  return { percent, measure, account: account ?? null };
}

function linesOf({ changes, waitsFor, refused, quota, error }: EnvironmentReport): string[] {
  return [
    ...changes.map(lineOf),
    ...waitsFor.map(({ subject, for: reason, nextStep }) => `${subject} waits for ${reason}: ${nextStep}`),
    ...refused.map(({ subject, reason }) => `refused ${subject}: ${reason}`),
    ...(quota.requests > 0 ? [quotaLine(quota)] : []),
    ...(error === undefined ? [] : [`error: ${error}`]),
  ];
}

/** Text from outside must neither break the table nor mention anybody. */
function safe(text: string): string {
  return printable(text)
    .replace(/\s+/g, " ")
    .replace(/[&<>@#]/g, (sign) => `&#${String(sign.charCodeAt(0))};`)
    .replace(/[\\`*_[\]|~]/g, "\\$&");
}
