import type { JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";

import { startFakeEngine } from "./fake-engine";
import { HANDLE, pluginType } from "./handle";
import { startProvider } from "./provider-process";
import { asSecret, call, connect, inClear, type Properties, struct, type Verbs, verbsOver } from "./verbs";

export { type CheckAnswer, type DiffAnswer, type Properties, ProviderError, type ReadAnswer } from "./verbs";

/** One provider process. The tests start and call it as Pulumi does. */
export interface Bridge extends Verbs {
  /** All lines of the process for people, so far. */
  stderr(): string;
  /** The exit code, when the process has ended. */
  exitCode(): number | null;
  /** Ends the process as the engine does after its last step. Returns the signal by which it ended. */
  interrupt(): Promise<NodeJS.Signals | null>;
  close(): Promise<void>;
}

export interface BridgeOptions {
  /** Stack config in the engine's form, secrets in clear: `{ "whatsapp:accessToken": "..." }`. */
  config?: Record<string, string | undefined>;
  env?: Record<string, string>;
  /** The code in the state of its resources; by default that of phone numbers. */
  handle?: string;
}

/** Check needs a token, although it makes no call. */
export const TOKEN_ALONE = { "whatsapp:accessToken": "test-token" };

/** The way of this run to the provider: see jest.config.mjs. */
export const FRONT_END = (globalThis as { FRONT_END?: "class" | "plugin" }).FRONT_END ?? "class";

export const startBridge = (options: BridgeOptions = {}): Promise<Bridge> =>
  FRONT_END === "class" ? startDynamic(options) : startPlugin(options);

/** The process for the resources of our classes. */
async function startDynamic({ config = TOKEN_ALONE, env = {}, handle = HANDLE }: BridgeOptions) {
  // The process never connects to the engine. `require("pulumi-whatsapp/handler")` is resolved from its folder, as in a program.
  const command = [process.execPath, require.resolve("@pulumi/pulumi/cmd/dynamic-provider")] as const;
  const provider = await startProvider(command, "127.0.0.1:1", { cwd: __dirname, env });
  const client = connect(provider.port);
  // The engine configures a provider once, before all other calls. The bridge only stores that: our own `configure` runs with the
  // first operation.
  await call((done) => client.configure(new messages.ConfigureRequest().setArgs(argsOf(config)), done));
  return {
    ...verbsOver(client, {
      urn: "",
      wrap: (properties) => ({ __provider: handle, ...properties }),
      unwrap: withoutHandle,
    }),
    stderr: provider.stderr,
    exitCode: provider.exitCode,
    interrupt: provider.interrupt,
    close() {
      client.close();
      return provider.end();
    },
  };
}

/** The process for the package `whatsapp`, as the engine's default provider. */
async function startPlugin({ config = TOKEN_ALONE, env = {}, handle = HANDLE }: BridgeOptions) {
  const engine = await startFakeEngine();
  const command = [require.resolve("pulumi-resource-whatsapp/pulumi-resource-whatsapp")] as const;
  const provider = await startProvider(command, engine.address, { cwd: __dirname, env });
  const client = connect(provider.port);
  await call((done) => client.handshake(new messages.ProviderHandshakeRequest(), done));
  const settings = Object.fromEntries(
    Object.entries(config).map(([name, value]) => [name.replace(/^whatsapp:/, ""), marked(name, value)]),
  );
  const configure = new messages.ConfigureRequest()
    .setUrn("urn:pulumi:test::numbers::pulumi:providers:whatsapp::default_0_1_0")
    .setArgs(argsOf(settings))
    .setAcceptsecrets(true);
  await call((done) => client.configure(configure, done));
  return {
    ...verbsOver(client, {
      urn: `urn:pulumi:test::numbers::${pluginType(handle)}::support`,
      wrap: (properties) => properties,
      unwrap: inClear,
    }),
    stderr: () => engine.lines().join("\n") + provider.stderr(),
    exitCode: provider.exitCode,
    interrupt: provider.interrupt,
    async close() {
      client.close();
      await provider.end();
      engine.close();
    },
  };
}

/** A setting in the engine's form, for a plugin that takes secrets. */
const marked = (name: string, value: string | undefined) =>
  value !== undefined && /token|secret/i.test(name) ? asSecret(value) : value;

const argsOf = (config: Record<string, JavaScriptValue | undefined>) =>
  struct(
    Object.fromEntries(
      Object.entries(config).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
  );

/** The bridge adds the handle to every answer. */
function withoutHandle({ __provider, ...properties }: Properties): Properties {
  return properties;
}
