import type { Properties } from "../engine/properties";
import { registration } from "../resources/registration";
import { ACCOUNT } from ".";
import { sceneOf, type Entry } from "./graph";

export const ID = "300000000000001";
export const PIN = "482915";

export const INPUTS = { phoneNumberId: ID, pin: PIN, businessAccountId: ACCOUNT };

/** A number that was created a moment ago. */
export const CREATED: Entry = {
  id: ID,
  display_phone_number: "+1 202-555-0123",
  verified_name: "Acme Support",
  status: "PENDING",
  name_status: "APPROVED",
  code_verification_status: "NOT_VERIFIED",
  platform_type: "NOT_APPLICABLE",
  is_pin_enabled: false,
};

export const VERIFIED: Entry = { ...CREATED, code_verification_status: "VERIFIED" };

export const REGISTERED: Entry = {
  ...VERIFIED,
  status: "CONNECTED",
  platform_type: "CLOUD_API",
  is_pin_enabled: true,
  pin: PIN,
};

/** The outputs of a complete registration. */
export const COMPLETE = {
  ...INPUTS,
  registered: true,
  pending: null,
  status: "CONNECTED",
  platformType: "CLOUD_API",
  codeVerificationStatus: "VERIFIED",
  pinEnabled: true,
  registerCalls: ["2025-12-31T12:00:00Z"],
  nextStep: null,
  ready: true,
};

/** A provider of registrations before an account with one number. */
export function registrationScene(number: Entry = VERIFIED, environment: Record<string, string> = {}) {
  const entry = { ...number };
  const { graph, clock, lines, provider } = sceneOf(registration, [entry], environment);
  const create = async (edit: Properties = {}) => (await provider.create(inputs(edit))).outs;
  const update = async (olds: Properties, edit: Properties = {}) =>
    (await provider.update(ID, olds, inputs(edit))).outs;
  const changes = async (olds: Properties, edit: Properties = {}) =>
    (await provider.diff(ID, olds, inputs(edit))).changes;
  /** The requests that change something, by edge. */
  const calls = () => graph.paths("POST").map((path) => path.replace(ID, "").slice(1) || "pin");
  return { graph, clock, lines, provider, entry, create, update, changes, calls };
}

/** Without the inputs that the edit sets to `undefined`, because the engine leaves them out. */
const inputs = (edit: Properties): Properties => {
  const all: Properties = { ...INPUTS, ...edit };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
};

/** The state that an error records; fails if it records none. */
export async function recordedBy(work: Promise<unknown>): Promise<{ state: Properties; reason: string }> {
  const error = await work.then(
    () => undefined,
    (failure: unknown) => failure as Error & { id?: string; properties?: Properties; reasons?: string[] },
  );
  if (error?.id !== ID) throw new Error(`nothing was recorded: ${error?.message ?? "no error"}`);
  return { state: error.properties ?? {}, reason: error.reasons?.join() ?? "" };
}
