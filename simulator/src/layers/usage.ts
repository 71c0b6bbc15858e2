import type { FastifyInstance, FastifyReply } from "fastify";
import type { Clock } from "../clock";
import type { World } from "../world";
import { callOf } from "./call";

const HOUR = 3_600_000;
/** Meta's hourly allowance for an account with registered numbers. */
const CALLS_AN_HOUR = 5_000;

/** The used part of the hourly allowance, in percent, on every answer. Only faults make the simulator throttle. */
export function usage(app: FastifyInstance, world: World): void {
  const calls = new HourlyCount(world.clock);
  app.addHook("onRequest", (request, reply, done) => {
    const { account } = callOf(request).entry;
    setUsage(reply, account, { percent: calls.next(account ?? ""), minutes: 0 });
    done();
  });
}

export interface Usage {
  readonly percent: number;
  readonly minutes: number;
}

const OF_ACCOUNTS = "X-Business-Use-Case-Usage";

export function setUsage(reply: FastifyReply, account: string | undefined, usage: Usage): void {
  void reply.header("X-App-Usage", JSON.stringify(shares(usage)));
  if (account !== undefined)
    void reply.header(OF_ACCOUNTS, JSON.stringify({ ...ofAccounts(reply), ...entry(account, usage) }));
}

/** Adds accounts to the header, before the call's own, because a client must not assume that the first is its own. */
export function addUsage(reply: FastifyReply, accounts: Readonly<Record<string, Usage>>): void {
  const added = Object.assign(
    {},
    ...Object.entries(accounts).map(([id, usage]) => entry(id, usage)),
  ) as object;
  void reply.header(OF_ACCOUNTS, JSON.stringify({ ...added, ...ofAccounts(reply), ...added }));
}

function ofAccounts(reply: FastifyReply): object {
  return JSON.parse(String(reply.getHeader(OF_ACCOUNTS) ?? "{}")) as object;
}

function entry(account: string, usage: Usage): object {
  return {
    [account]: [{ type: "whatsapp", ...shares(usage), estimated_time_to_regain_access: usage.minutes }],
  };
}

function shares({ percent }: Usage) {
  return {
    call_count: percent,
    total_cputime: Math.min(percent, 25),
    total_time: Math.min(percent, 25),
  };
}

class HourlyCount {
  private startedAt: number;
  private readonly counts = new Map<string, number>();

  constructor(private readonly clock: Clock) {
    this.startedAt = clock.now();
  }

  next(key: string): number {
    if (this.clock.now() - this.startedAt >= HOUR) {
      this.startedAt = this.clock.now();
      this.counts.clear();
    }
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return Math.min(100, Math.floor((count * 100) / CALLS_AN_HOUR));
  }
}
