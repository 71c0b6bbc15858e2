import type { QuotaFigures } from "./quota";
import type { Measure, Usage } from "./reported-usage";

/** A lower usage needs nobody's attention. */
const NOTABLE_PERCENT = 50;

/**
 * The figures of a run for people.
 *
 * @param provider its name, if the program declares it, because each of several providers then has a line
 */
export function quotaLine({ requests, highest }: QuotaFigures, provider?: string): string {
  const sender = provider === undefined ? "" : ` by the provider ${JSON.stringify(provider)}`;
  const usage =
    highest === undefined || highest.percent <= NOTABLE_PERCENT
      ? ""
      : ` Highest usage that Meta reported: ${usageText(highest)}.`;
  return `${requests} ${requests === 1 ? "request" : "requests"} to Meta${sender}.${usage}`;
}

const usageText = ({ percent, measure, account }: Usage) =>
  `${percent} % of the ${measure} allowed to ${account === undefined ? "the app" : `account ${account}`}`;

/** With the prefix that the classes' lines have. */
const LINE =
  /^(?:pulumi-whatsapp: )?(\d+) requests? to Meta(?: by the provider ".*")?\.(?: Highest usage that Meta reported: (\d+) % of the (calls|processing time|CPU time) allowed to (?:the app|account (\d+))\.)?$/;

/** The figures in a line that `quotaLine` made; `undefined` for any other text. */
export function readQuotaLine(line: string): QuotaFigures | undefined {
  const [found, requests, percent, measure, account] = LINE.exec(line) ?? [];
  if (found === undefined) return undefined;
  const highest =
    percent === undefined ? undefined : { percent: Number(percent), measure: measure as Measure, account };
  return { requests: Number(requests), highest };
}
