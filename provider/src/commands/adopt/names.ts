import type { GraphNumber } from "../../account/graph-number";

/** Names of resources, from the display names: short, readable and unique. */
export function resourceNames(numbers: readonly GraphNumber[]): string[] {
  const wanted = numbers.map(({ verified_name: name }) => slug(name ?? "") || "number");
  return wanted.map((name, at) =>
    wanted.indexOf(name) === wanted.lastIndexOf(name) ? name : `${name}-${numbers[at]?.id ?? ""}`,
  );
}

function slug(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
