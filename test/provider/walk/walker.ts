import { WhatsAppPhoneNumber, WhatsAppRegistration } from "pulumi-whatsapp";
import type { FaultInput, SimulatedNumber } from "whatsapp-graph-simulator";

import type { EngineStack, Step } from "../../support/engine";
import { ACCOUNT, type World } from "../../support/world";

type Effect = FaultInput["then"];

/** What may go wrong while a number is created, without the creation being lost: each of them strikes one call. */
export const SURVIVED: Readonly<Record<string, { method: "GET" | "POST"; then: Effect } | undefined>> = {
  nothing: undefined,
  "the answer lost after the creation": { method: "POST", then: { kind: "drop", when: "after-commit" } },
  "the connection lost before the creation": {
    method: "POST",
    then: { kind: "drop", when: "before-commit" },
  },
  "a server error after the creation": {
    method: "POST",
    then: { kind: "serverError", when: "after-commit" },
  },
  "a garbled answer after the creation": { method: "POST", then: { kind: "garbage", when: "after-commit" } },
  "a throttle": { method: "POST", then: { kind: "throttle", code: 80007 } },
  "a number that shows late": { method: "POST", then: { kind: "lag", node: 2, listing: 1 } },
  "a read that fails once": { method: "GET", then: { kind: "serverError" } },
};

/** What may go wrong while a number is registered, without a second call. */
export const SURVIVED_BY_REGISTRATION: Readonly<Record<string, Effect | undefined>> = {
  nothing: undefined,
  "the answer lost after the registration": { kind: "drop", when: "after-commit" },
  "a server error after the registration": { kind: "serverError", when: "after-commit" },
  "a garbled answer after the registration": { kind: "garbage", when: "after-commit" },
};

interface Declared {
  phoneNumber: string;
  verifiedName: string;
  retainOnDelete: boolean;
  adoptExisting: boolean;
  registration?: { name: string; deregisterOnDelete: boolean };
}

const MOST_NUMBERS = 4;
/** Fewer than the provider's own limit of 8 within 72 hours. */
const MOST_REGISTRATIONS = 6;
const PIN = "482915";

/**
 * Somebody who works on a stack of numbers, step by step, and knows what has to be on the account after each. Only steps whose outcome is
 * certain are taken; a change that is refused is taken back, as a person would.
 */
export class Walker {
  /** The program, by name of the resource. */
  readonly #program = new Map<string, Declared>();
  /** What has to be on the account: national number to display name. */
  readonly #expected = new Map<string, string>();
  /** National numbers whose owner has proven that they are theirs. */
  readonly #verified = new Set<string>();
  /** How often each national number had to be registered, and whether it has to be online now. */
  readonly #registrations = new Map<string, { calls: number; online: boolean }>();
  /** Every text that a person has seen, and every id that was ever in the state. */
  readonly #named = new Set<string>();
  #lastNumber = 0;
  #lastName = 0;
  #said = "";

  constructor(
    readonly world: World,
    readonly stack: EngineStack,
  ) {}

  get names(): string[] {
    return [...this.#program.keys()];
  }

  /** Declares one more number, with or without its registration, while something goes wrong that must not matter. */
  async declare(retainOnDelete: boolean, trouble: string, registered: boolean): Promise<string> {
    if (this.#program.size >= MOST_NUMBERS) return "(the program is full)";
    const { name, number } = this.#another(retainOnDelete);
    const registration = { name: `${name}-registered`, deregisterOnDelete: !retainOnDelete };
    this.#program.set(name, { ...number, ...(registered && { registration }) });
    this.#expected.set(number.phoneNumber, number.verifiedName);
    this.#trouble(trouble);
    await this.#succeeds(this.#up());
    return `declare ${name}${retainOnDelete ? ", retained" : ""}${registered ? ", registered" : ""}, with ${trouble}`;
  }

  /** Declares a number that somebody has added in WhatsApp Manager already. */
  async declareExisting(adoptExisting: boolean): Promise<string> {
    if (this.#program.size >= MOST_NUMBERS) return "(the program is full)";
    const { name, number } = this.#another(true);
    const { phoneNumber, verifiedName } = number;
    const { id } = this.world.simulator.addNumber(ACCOUNT, { cc: "1", phoneNumber, verifiedName });
    this.#named.add(id);
    this.#expected.set(phoneNumber, verifiedName);
    this.#program.set(name, { ...number, adoptExisting });
    if (adoptExisting) {
      await this.#succeeds(this.#up());
    } else {
      await this.#fails(this.#up(), id);
      this.#program.delete(name);
    }
    return `declare ${name}, which is on the account already, ${adoptExisting ? "to adopt it" : "by mistake"}`;
  }

  /** Changes a number's digits: a replacement where it is retained, a refusal where it is not. */
  async changeNumber(pick: number, creationFails: boolean): Promise<string> {
    const name = this.#pick(pick);
    if (name === undefined) return "(there is no number to change)";
    const before = this.#declared(name);
    const after = { ...before, phoneNumber: this.#nextNumber() };
    this.#program.set(name, after);
    if (!before.retainOnDelete) {
      await this.#fails(this.#up(), "retainOnDelete");
      this.#program.set(name, before);
      // The engine has deleted it ahead of the number.
      if (before.registration !== undefined) await this.#succeeds(this.#up());
    } else if (creationFails) {
      this.#strike("POST", { kind: "error", code: 200000, subcode: 3095008, message: "Not allowed here" });
      await this.#fails(this.#up(), "Not allowed here");
      this.#program.set(name, before);
    } else {
      this.#expected.set(after.phoneNumber, after.verifiedName);
      await this.#succeeds(this.#up());
      this.#endRegistration(before);
    }
    return `change the number of ${name}${creationFails ? ", the creation failing" : ""}`;
  }

  async setRetained(pick: number): Promise<string> {
    const name = this.#pick(pick);
    if (name === undefined) return "(there is no number to retain)";
    this.#program.set(name, { ...this.#declared(name), retainOnDelete: true });
    await this.#succeeds(this.#up());
    return `retain ${name}`;
  }

  /** Removes a number from the program: it stays on the account where it is retained, and the removal fails where it is not. */
  async remove(pick: number): Promise<string> {
    const name = this.#pick(pick);
    if (name === undefined) return "(there is no number to remove)";
    const before = this.#declared(name);
    this.#program.delete(name);
    if (before.retainOnDelete) {
      await this.#succeeds(this.#up());
    } else {
      await this.#fails(this.#up(), before.phoneNumber);
      this.#program.set(name, withoutRegistration(before));
    }
    // It goes first, because it depends on the number.
    this.#endRegistration(before);
    return `remove ${name}`;
  }

  /** Somebody deletes a number in WhatsApp Manager; a refresh drops it and the next update creates it again. */
  async deleteByHand(pick: number, alsoInProgram: boolean): Promise<string> {
    const name = this.#pick(pick);
    if (name === undefined) return "(there is no number to delete by hand)";
    const { phoneNumber, verifiedName } = this.#declared(name);
    this.world.simulator.removeNumber(await this.#idOf(name));
    this.world.advance(10 * 60_000);
    this.#expected.delete(phoneNumber);
    this.#verified.delete(phoneNumber);
    this.#registrations.delete(phoneNumber);
    if (alsoInProgram) {
      this.#program.delete(name);
      await this.#succeeds(this.#up());
    } else {
      await this.#succeeds(this.stack.refresh());
      expect(await this.#idsInState()).not.toHaveProperty(name);
      this.#expected.set(phoneNumber, verifiedName);
      await this.#succeeds(this.#up());
    }
    return `delete ${name} by hand${alsoInProgram ? " and in the program" : ""}`;
  }

  /** Somebody renames a number in WhatsApp Manager, and the program follows. */
  async renameByHand(pick: number): Promise<string> {
    const name = this.#pick(pick);
    if (name === undefined) return "(there is no number to rename)";
    const before = this.#declared(name);
    const after = { ...before, verifiedName: `${before.verifiedName.slice(0, 60)} new` };
    this.world.simulator.renameNumber(await this.#idOf(name), after.verifiedName);
    this.#expected.set(before.phoneNumber, after.verifiedName);
    await this.#succeeds(this.stack.refresh());
    await this.#fails(this.#up(), after.verifiedName);
    this.#program.set(name, after);
    await this.#succeeds(this.#up());
    return `rename ${name} by hand`;
  }

  /** Gives the resource another name: with an alias, with `adoptExisting`, or without either, which is refused. */
  async renameResource(pick: number, how: "alias" | "adoptExisting" | "mistake"): Promise<string> {
    const old = this.#pick(pick);
    if (old === undefined) return "(there is no resource to rename)";
    const before = this.#declared(old);
    const name = `number-${++this.#lastName}`;
    this.#program.delete(old);
    this.#program.set(name, { ...before, adoptExisting: how === "adoptExisting" });
    if (how === "mistake") {
      await this.#fails(this.#up(), "aliases");
      this.#program.delete(name);
      this.#program.set(old, before);
    } else {
      await this.#succeeds(this.#up(how === "alias" ? { [name]: old } : {}));
    }
    return `give ${old} the name ${name}, with ${how}`;
  }

  /** Taints a resource: the same number cannot be made anew, so it is taken over, or the taint is taken back as the message says. */
  async taint(pick: number): Promise<string> {
    const name = this.#pick(pick);
    if (name === undefined) return "(there is no resource to taint)";
    const { retainOnDelete, adoptExisting, registration } = this.#declared(name);
    const urn = await this.#urnOf(name);
    await this.#succeeds(this.stack.run("state", "taint", urn, "--yes"));
    if (retainOnDelete && adoptExisting) {
      await this.#succeeds(this.#up());
    } else {
      await this.#fails(this.#up(), "untaint");
      await this.#succeeds(this.stack.run("state", "untaint", urn, "--yes"));
      // The engine has deleted it ahead of the number.
      if (registration !== undefined) await this.#succeeds(this.#up());
    }
    return `taint ${name}`;
  }

  /** Declares that a number is registered: it is by then, or waits for its verification. */
  async declareRegistration(pick: number, deregisterOnDelete: boolean, trouble: string): Promise<string> {
    const name = this.#pick(pick);
    if (name === undefined) return "(there is no number to register)";
    const before = this.#declared(name);
    if (before.registration !== undefined) return `(${name} has a registration)`;
    const registration = { name: `registration-${++this.#lastName}`, deregisterOnDelete };
    this.#program.set(name, { ...before, registration });
    await this.#register(before, trouble);
    return `declare the registration of ${name}, with ${trouble}`;
  }

  /** Somebody enters the code; the next update registers the number if that is declared. */
  async verify(pick: number, trouble: string): Promise<string> {
    const name = this.#pick(pick);
    if (name === undefined) return "(there is no number to verify)";
    const declared = this.#declared(name);
    if (this.#verified.has(declared.phoneNumber)) return `(${name} is verified)`;
    const id = await this.#idOf(name);
    this.world.simulator.changeNumber(id, { codeVerificationStatus: "VERIFIED", nameStatus: "APPROVED" });
    this.#verified.add(declared.phoneNumber);
    await this.#register(declared, trouble);
    return `verify ${name}, with ${trouble}`;
  }

  /** Somebody deregisters a number; a refresh shows it and the next update registers it again. */
  async deregisterByHand(pick: number): Promise<string> {
    const name = this.#pick(pick);
    if (name === undefined) return "(there is no number to deregister)";
    const declared = this.#declared(name);
    const registered = this.#registrations.get(declared.phoneNumber);
    if (declared.registration === undefined || registered?.online !== true)
      return `(${name} is not registered)`;
    if (registered.calls >= MOST_REGISTRATIONS) return `(${name} was registered often enough)`;
    const id = await this.#idOf(name);
    this.world.simulator.changeNumber(id, { platformType: "NOT_APPLICABLE", status: "DISCONNECTED" });
    registered.online = false;
    await this.#succeeds(this.stack.refresh());
    await this.#register(declared, "nothing");
    return `deregister ${name} by hand`;
  }

  /** Gives the registration another name without an alias: no number goes offline by that. */
  async renameRegistration(pick: number): Promise<string> {
    const name = this.#pick(pick);
    if (name === undefined) return "(there is no registration to rename)";
    const declared = this.#declared(name);
    if (declared.registration === undefined) return `(${name} has no registration)`;
    const registration = { ...declared.registration, name: `registration-${++this.#lastName}` };
    this.#program.set(name, { ...declared, registration });
    await this.#succeeds(this.#up());
    return `give the registration of ${name} another name`;
  }

  /** Removes a registration from the program: the number stays online, or goes offline if the program says so. */
  async removeRegistration(pick: number): Promise<string> {
    const name = this.#pick(pick);
    if (name === undefined) return "(there is no registration to remove)";
    const before = this.#declared(name);
    if (before.registration === undefined) return `(${name} has no registration)`;
    this.#program.set(name, withoutRegistration(before));
    await this.#succeeds(this.#up());
    this.#endRegistration(before);
    return `remove the registration of ${name}${before.registration.deregisterOnDelete ? ", and deregister" : ""}`;
  }

  async renameInProgram(pick: number): Promise<string> {
    const name = this.#pick(pick);
    if (name === undefined) return "(there is no number to rename)";
    const before = this.#declared(name);
    this.#program.set(name, { ...before, verifiedName: "Another Name" });
    await this.#fails(this.#up(), "Another Name");
    this.#program.set(name, before);
    return `rename ${name} in the program`;
  }

  /** A refresh while the token may see nothing keeps the state; the next one, with everything back, changes nothing. */
  async loseAccess(): Promise<string> {
    const before = await this.#idsInState();
    if (Object.keys(before).length === 0) return "(there is no number to lose sight of)";
    const { simulator } = this.world;
    simulator.faults.add({ times: Infinity, then: { kind: "permissionLost" } });
    await this.#fails(this.stack.refresh(), "state is unchanged");
    simulator.faults.clear();
    expect(await this.#idsInState()).toEqual(before);
    await this.#succeeds(this.stack.refresh());
    return "lose access for a while";
  }

  /** Destroys the stack, where nothing stands in the way. */
  async destroy(): Promise<string> {
    const all = [...this.#program.values()];
    if (all.length === 0 || !all.every(({ retainOnDelete }) => retainOnDelete))
      return "(some number is not retained)";
    this.#program.clear();
    await this.#succeeds(this.stack.destroy());
    for (const declared of all) this.#endRegistration(declared);
    return "destroy";
  }

  /** The account has the numbers that it has to have, all of them known to somebody, and nothing is left to do. */
  async lookAround(): Promise<void> {
    const numbers = this.world.simulator.numbers(ACCOUNT);
    const inState = await this.#idsInState();
    for (const id of Object.values(inState)) this.#named.add(id);

    const onAccount = numbers.map(({ phoneNumber, verifiedName }) => [phoneNumber, verifiedName]).sort();
    expect(onAccount).toEqual([...this.#expected].sort());
    expect(numbers.filter(({ id }) => !this.#named.has(id) && !this.#said.includes(id))).toEqual([]);
    const declared = [...this.#program].flatMap(([name, { registration }]) => [
      name,
      ...(registration === undefined ? [] : [registration.name]),
    ]);
    expect(Object.keys(inState).sort()).toEqual(declared.sort());
    this.#lookAtRegistrations(numbers);

    // Without numbers the stack itself may be all that there is to create.
    if (this.#program.size === 0) return;
    const requests = this.world.simulator.requests().length;
    const preview = await this.#succeeds(this.stack.preview(this.#run()));
    const { same: _same, ...changes } = preview.changes;
    const waiting = [...this.#program.values()].filter(
      ({ phoneNumber, registration }) => registration !== undefined && !this.#verified.has(phoneNumber),
    );
    expect(changes).toEqual(waiting.length === 0 ? {} : { update: waiting.length });
    expect(this.world.simulator.requests()).toHaveLength(requests);
  }

  /** The numbers that have to be online are, no other one is, and none was registered more often than it had to be. */
  #lookAtRegistrations(numbers: readonly SimulatedNumber[]): void {
    const calls = this.world.simulator.requests({ method: "POST", edge: "register" });
    const seen = numbers.map(({ id, phoneNumber, platformType }) => ({
      phoneNumber,
      online: platformType === "CLOUD_API",
      calls: calls.filter(({ number }) => number === id).length,
    }));
    expect(seen).toEqual(
      numbers.map(({ phoneNumber }) => ({
        phoneNumber,
        ...(this.#registrations.get(phoneNumber) ?? { online: false, calls: 0 }),
      })),
    );
  }

  /** An update after which a number is online if it is verified and its registration declared. */
  async #register({ phoneNumber }: Declared, trouble: string): Promise<void> {
    const effect = SURVIVED_BY_REGISTRATION[trouble];
    if (effect !== undefined) {
      this.world.simulator.faults.add({ on: { method: "POST", edge: "register" }, then: effect });
    }
    await this.#succeeds(this.#up());
    const isDeclared = [...this.#program.values()].some(
      (declared) => declared.phoneNumber === phoneNumber && declared.registration !== undefined,
    );
    if (!isDeclared || !this.#verified.has(phoneNumber)) return;
    const { online, calls } = this.#registrations.get(phoneNumber) ?? { online: false, calls: 0 };
    this.#registrations.set(phoneNumber, { online: true, calls: calls + (online ? 0 : 1) });
  }

  #endRegistration({ phoneNumber, registration }: Declared): void {
    const registered = this.#registrations.get(phoneNumber);
    if (registration?.deregisterOnDelete === true && registered !== undefined) registered.online = false;
  }

  #another(retainOnDelete: boolean): { name: string; number: Declared } {
    const name = `number-${++this.#lastName}`;
    const number = {
      phoneNumber: this.#nextNumber(),
      verifiedName: `Acme ${name}`,
      retainOnDelete,
      adoptExisting: false,
    };
    return { name, number };
  }

  #nextNumber(): string {
    return `202555${String(++this.#lastNumber).padStart(4, "0")}`;
  }

  #pick(chance: number): string | undefined {
    return this.names[chance % Math.max(1, this.names.length)];
  }

  #declared(name: string): Declared {
    const declared = this.#program.get(name);
    if (declared === undefined) throw new Error(`The program has no ${name}`);
    return declared;
  }

  #trouble(name: string): void {
    const trouble = SURVIVED[name];
    if (trouble !== undefined) this.#strike(trouble.method, trouble.then);
  }

  #strike(method: "GET" | "POST", then: Effect): void {
    this.world.simulator.faults.add({ on: { method }, then });
  }

  /** @param aliases former names by name */
  #run(aliases: Readonly<Record<string, string>> = {}) {
    const program = new Map(this.#program);
    return () => {
      for (const [name, { retainOnDelete, registration, ...declared }] of program) {
        const { phoneNumberId } = new WhatsAppPhoneNumber(
          name,
          { businessAccountId: ACCOUNT, cc: "1", ...declared },
          { retainOnDelete, aliases: aliases[name] === undefined ? [] : [{ name: aliases[name] }] },
        );
        if (registration === undefined) continue;
        const { name: as, deregisterOnDelete } = registration;
        const args = { businessAccountId: ACCOUNT, phoneNumberId, pin: PIN, deregisterOnDelete };
        new WhatsAppRegistration(as, args);
      }
      return undefined;
    };
  }

  #up(aliases: Readonly<Record<string, string>> = {}): Promise<Step> {
    return this.stack.up(this.#run(aliases));
  }

  async #succeeds(running: Promise<Step>): Promise<Step> {
    const step = await this.#seen(running);
    if (!step.ok) throw new Error(`A step failed that has to succeed:\n${step.output}`);
    return step;
  }

  async #fails(running: Promise<Step>, says: string): Promise<void> {
    const step = await this.#seen(running);
    if (step.ok) throw new Error(`A step succeeded that has to fail:\n${step.output}`);
    expect(step.output).toContain(says);
  }

  async #seen(running: Promise<Step>): Promise<Step> {
    const step = await running;
    this.#said += step.output;
    this.world.simulator.faults.clear();
    return step;
  }

  async #idOf(name: string): Promise<string> {
    const id = (await this.#idsInState())[name];
    if (id === undefined) throw new Error(`The state has no ${name}`);
    return id;
  }

  async #urnOf(name: string): Promise<string> {
    const entry = (await this.stack.resources()).find(({ urn }) => urn.endsWith(`::${name}`));
    if (entry === undefined) throw new Error(`The state has no ${name}`);
    return entry.urn;
  }

  async #idsInState(): Promise<Record<string, string>> {
    const resources = await this.stack.resources();
    const ids = resources.map(({ urn, id = "" }) => [urn.split("::").at(-1) ?? "", id] as const);
    return Object.fromEntries(ids);
  }
}

function withoutRegistration({ registration: _removed, ...declared }: Declared): Declared {
  return declared;
}
