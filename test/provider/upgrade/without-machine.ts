import type { Deployment } from "@pulumi/pulumi/automation";

type Entry = Record<string, unknown> & { urn: string; type: string; id?: string };
interface State {
  manifest: { time: string };
  resources: Entry[];
  secrets_providers?: unknown;
}

/** In place of the id that the engine makes up for its default provider. */
const PROVIDER_ID = "19bfff21-bc06-45bd-b2ee-06deb034d90a";
/** Parts of an entry that tell of the machine and the moment, not of the release. */
const OF_THE_MACHINE = ["sourcePosition", "stackTrace", "created", "modified"];

/** The same for every machine and every time: the engine creates numbers in any order, and makes up an id for its default provider. */
export function withoutMachine({ version, deployment }: Deployment): Deployment {
  const { secrets_providers: _passphrase, ...state } = deployment as State;
  const provider = state.resources.find(({ type }) => type === "pulumi:providers:pulumi-nodejs");
  if (provider?.id === undefined) throw new Error("The engine recorded no default provider");
  const isNumber = ({ type }: Entry) => type.startsWith("pulumi-nodejs:");
  const numbers = state.resources.filter(isNumber).sort((one, other) => (one.urn < other.urn ? -1 : 1));
  const others = state.resources.filter((entry) => !isNumber(entry));
  const resources = [...others, ...numbers].map((entry) => {
    const parts = Object.entries(entry).filter(([part]) => !OF_THE_MACHINE.includes(part));
    // Which folder the SDK is in, and which version it has.
    return { ...Object.fromEntries(parts), ...(entry === provider && { inputs: {}, outputs: {} }) };
  });
  const manifest = { ...state.manifest, time: "2026-01-01T00:00:00Z" };

  const ids = new Map([[provider.id, PROVIDER_ID]]);
  for (const [at, { id = "" }] of numbers.entries()) ids.set(id, String(110_000_000_000_001 + at));
  const text = JSON.stringify({ version, deployment: { ...state, manifest, resources } });
  return JSON.parse(
    text.replaceAll(new RegExp([...ids.keys()].join("|"), "g"), (id) => ids.get(id) ?? id),
  ) as Deployment;
}
