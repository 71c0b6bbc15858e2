// @ts-check

/** @typedef {{ phoneNumberId: string, displayPhoneNumber: string | null, status: string | null }} ShownNumber */

/** @param {Record<string, ShownNumber>} numbers the program's output of that name */
export function numbersTable(numbers) {
  const rows = Object.entries(numbers).map(([name, number]) => [
    name,
    number.displayPhoneNumber ?? "-",
    number.phoneNumberId,
    number.status ?? "-",
  ]);
  const table = [["name", "number", "id", "status"], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
