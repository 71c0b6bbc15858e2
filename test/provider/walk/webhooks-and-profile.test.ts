import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { WhatsAppBusinessProfile, WhatsAppSubscription, WhatsAppWebhookOverride } from "pulumi-whatsapp";

import { type Endpoint, startEndpoint, VERIFY_TOKEN } from "../../support/endpoint";
import type { EngineStack, Step } from "../../support/engine";
import { ACCOUNT, startWorld, type World } from "../../support/world";

const STEPS = Number(process.env.WALK_STEPS ?? 14);
const SEED = Number(process.env.WALK_SEED ?? 20_261_126);

const NUMBER = "120000000000001";
const APP = "200000000000001";
const FOREIGN = "https://somebody.example.net/else";

interface Declared {
  /** The query of the address, or none. */
  readonly subscription?: { readonly at?: number };
  readonly override?: { readonly at: number };
  readonly profile?: { readonly about: string; readonly websites: string[] };
}

/** What somebody does, in the program or by hand. */
type Act =
  | { readonly is: "declare"; readonly program: Declared; readonly lost: boolean }
  | { readonly is: "set by hand" | "cleared by hand" | "profile changed by hand" | "rename" | "destroy" };

const at = fc.nat(2);
const declared: fc.Arbitrary<Declared> = fc.record(
  {
    subscription: fc.record({ at }, { requiredKeys: [] }),
    override: fc.record({ at }),
    profile: fc.record({
      about: fc.constantFrom("We answer", "Back soon"),
      websites: fc.constantFrom(
        [],
        ["https://example.com"],
        ["https://example.com", "https://example.org/a"],
      ),
    }),
  },
  { requiredKeys: ["subscription"] },
);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(declared, fc.boolean())
      .map(([program, lost]): Act => ({ is: "declare", program, lost })),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom("set by hand" as const, "cleared by hand" as const, "profile changed by hand" as const)
      .map((is): Act => ({ is })),
  },
  { weight: 2, arbitrary: fc.constantFrom<Act>({ is: "rename" }, { is: "destroy" }) },
);

class Walker {
  #program: Declared = { subscription: {} };
  /** Of the subscription and the override. */
  #name = "one";

  constructor(
    readonly world: World,
    readonly stack: EngineStack,
    readonly endpoint: Endpoint,
  ) {}

  /** Every step ends with an update that succeeds, after which Meta has what the program declares. */
  async take(step: Act): Promise<void> {
    const { simulator } = this.world;
    switch (step.is) {
      case "declare":
        this.#program = step.program;
        if (step.lost) {
          simulator.faults.add({ on: { method: "POST" }, then: { kind: "drop", when: "after-commit" } });
        }
        break;
      case "set by hand":
        if (simulator.subscriptions(ACCOUNT).length === 0) return;
        if (this.#program.override !== undefined) {
          simulator.changeNumber(NUMBER, { webhookOverrides: { [APP]: FOREIGN } });
        }
        if (this.#program.subscription?.at !== undefined) simulator.subscribeApp(ACCOUNT, APP, FOREIGN);
        break;
      case "cleared by hand":
        simulator.changeNumber(NUMBER, { webhookOverrides: {} });
        simulator.unsubscribeApp(ACCOUNT, APP);
        break;
      case "profile changed by hand":
        simulator.changeNumber(NUMBER, {
          profile: { about: "By hand", websites: ["https://hand.example.com/"] },
        });
        break;
      case "rename":
        this.#name = this.#name === "one" ? "two" : "one";
        break;
      case "destroy":
        await this.#up(this.#program);
        succeeded(await this.stack.destroy());
        expect(this.#addresses()).toEqual([undefined, undefined]);
        expect(simulator.subscriptions(ACCOUNT)).toEqual([]);
        return;
    }
    await this.#up(this.#program);
    simulator.faults.clear();
    this.#lookAround();
    const again = await this.stack.preview(this.#run(this.#program));
    const { same: _same, ...changes } = succeeded(again).changes;
    expect(changes).toEqual({});
  }

  #lookAround() {
    const { subscription, override, profile } = this.#program;
    expect(this.#addresses()).toEqual([this.#address(subscription?.at), this.#address(override?.at)]);
    if (profile === undefined) return;
    const [number] = this.world.simulator.numbers();
    expect(number?.profile).toMatchObject({ about: profile.about });
  }

  #addresses() {
    const { simulator } = this.world;
    const [subscription] = simulator.subscriptions(ACCOUNT);
    return [subscription?.overrideCallbackUri, simulator.numbers()[0]?.webhookOverrides[APP]];
  }

  #address(which: number | undefined): string | undefined {
    return which === undefined ? undefined : `${this.endpoint.url}?at=${which}`;
  }

  async #up(program: Declared): Promise<void> {
    succeeded(await this.stack.up(this.#run(program), { refresh: true }));
  }

  #run({ subscription, override, profile }: Declared) {
    const name = this.#name;
    return () => {
      const verifyToken = pulumi.secret(VERIFY_TOKEN);
      const at = this.#address(subscription?.at);
      const events = new WhatsAppSubscription(name, {
        businessAccountId: ACCOUNT,
        unsubscribeOnDelete: true,
        ...(at !== undefined && { callbackUri: at, verifyToken }),
      });
      if (override !== undefined) {
        new WhatsAppWebhookOverride(name, {
          businessAccountId: events.id,
          phoneNumberId: NUMBER,
          callbackUri: this.#address(override.at) ?? "",
          verifyToken,
        });
      }
      if (profile !== undefined) {
        new WhatsAppBusinessProfile("profile", {
          businessAccountId: ACCOUNT,
          phoneNumberId: NUMBER,
          ...profile,
        });
      }
      return undefined;
    };
  }
}

function succeeded(step: Step): Step {
  if (!step.ok) throw new Error(`A step failed that has to succeed:\n${step.output}`);
  return step;
}

test(
  `a walk of ${STEPS} steps from the seed ${SEED} leaves webhooks and profile as declared after each`,
  async () => {
    const [world, endpoint] = await Promise.all([startWorld(), startEndpoint()]);
    const taken: string[] = [];
    try {
      world.simulator.addNumber(ACCOUNT, {
        ...{ id: NUMBER, cc: "1", phoneNumber: "2025550123", verifiedName: "Acme Support", pin: "482915" },
        ...{ codeVerificationStatus: "VERIFIED", platformType: "CLOUD_API", status: "CONNECTED" },
      });
      const walker = new Walker(world, await world.stack(), endpoint);
      for (const step of fc.sample(act, { seed: SEED, numRuns: STEPS })) {
        taken.push(JSON.stringify(step));
        await walker.take(step);
      }
    } catch (error) {
      const repeat = `WALK_SEED=${SEED} WALK_STEPS=${STEPS} npx jest test/provider/walk/webhooks`;
      throw new Error(`After these steps (repeat them with ${repeat}):\n${taken.join("\n")}`, {
        cause: error,
      });
    } finally {
      await Promise.all([world.close(), endpoint.close()]);
    }
  },
  60_000 + STEPS * 20_000,
);
