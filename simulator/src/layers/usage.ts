import type { FastifyInstance, FastifyReply } from "fastify";
import type { Clock } from "../clock";
import type { World } from "../world";
import { callOf } from "./call";

const HOUR = 3_600_000;
/** Meta's hourly allowance for an account with registered numbers. */
const CALLS_AN_HOUR = 5_000;

/** How much of the hourly allowance has gone, in percent, on every answer. Only faults make the simulator throttle. */
export function usage(app: FastifyInstance, world: World): void {
  const calls = new HourlyCount(world.clock);
  app.addHook("onRequest", (request, reply, done) => {
    const { account } = callOf(request).entry;
    setUsage(reply, account, { percent: calls.next(account ?? ""), minutes: 0 });
    done();
  });
}

export function setUsage(
  reply: FastifyReply,
  account: string | undefined,
  { percent, minutes }: { percent: number; minutes: number },
): void {
  const shares = {
    call_count: percent,
    total_cputime: Math.min(percent, 25),
    total_time: Math.min(percent, 25),
  };
  void reply.header("X-App-Usage", JSON.stringify(shares));
  if (account === undefined) return;
  const ofAccount = { type: "whatsapp", ...shares, estimated_time_to_regain_access: minutes };
  void reply.header("X-Business-Use-Case-Usage", JSON.stringify({ [account]: [ofAccount] }));
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
