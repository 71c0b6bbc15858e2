import { parseArgs } from "node:util";
import type { AreaControls } from "../areas";
import { defined } from "../defined";
import { askAdmin, numberFrom, parsed, SERVER_OPTIONS, serverFrom } from "./admin";

const text = { type: "string" } as const;
const OPTIONS = { ...SERVER_OPTIONS, number: text, from: text, text, name: text } as const;

type Delivery = Awaited<ReturnType<AreaControls["sendTestMessage"]>>[number];

/** A customer writes to a number of a running simulator. Prints a line per subscribed app, and fails unless each got the message. */
export async function message(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const { values } = parsed(() => parseArgs({ args: [...argv], options: OPTIONS, strict: true }));
  const { url, secret, number, ...content } = values;
  const server = serverFrom("message", { url, secret }, env);
  const id = numberFrom("message", number, env);
  const { deliveries } = (await askAdmin(server, `numbers/${encodeURIComponent(id)}/messages`, {
    body: defined(content),
  })) as { deliveries: Delivery[] };
  if (deliveries.length === 0) throw new Error("No app is subscribed to the account of this number.");
  for (const delivery of deliveries) console.log(row(delivery));
  if (deliveries.some(({ failure }) => failure !== undefined)) process.exitCode = 1;
}

function row({ appId, address, level, signed, status, failure }: Delivery): string {
  const target = address === undefined ? "no address" : `${address} (of the ${level})`;
  const result = failure === undefined ? `HTTP ${status}` : `failed: ${failure}`;
  return [appId, target, result, signed ? "signed" : "not signed"].join("  ");
}
