import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

import * as grpc from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";

import { foreignVariables } from "./environment";
import { HANDLE } from "./handle";

export type Properties = Record<string, JavaScriptValue>;

export interface CheckAnswer {
  inputs: Properties;
  failures: { property: string; reason: string }[];
}

export interface DiffAnswer {
  /** `"unsaid"` when the provider left it to the bridge, which would then compare `__provider` as well. */
  changes: boolean | "unsaid";
  replaces: string[];
  deleteBeforeReplace: boolean;
}

export interface ReadAnswer {
  id: string;
  props: Properties;
  /** `undefined` when the provider gave none: the engine then keeps the old inputs. */
  inputs: Properties | undefined;
}

/** A failed operation. `recorded` is what the engine would store all the same. */
export class ProviderError extends Error {
  override readonly name = "ProviderError";

  constructor(
    message: string,
    readonly recorded: { id: string; properties: Properties; reasons: string[] } | undefined,
  ) {
    super(message);
  }
}

/** One dynamic-provider process, started and spoken to as Pulumi does it. */
export interface Bridge {
  check(news: Properties, olds?: Properties): Promise<CheckAnswer>;
  diff(id: string, olds: Properties, news: Properties): Promise<DiffAnswer>;
  create(inputs: Properties): Promise<{ id: string; outs: Properties }>;
  read(id: string, props: Properties): Promise<ReadAnswer | "gone">;
  update(id: string, olds: Properties, news: Properties): Promise<{ outs: Properties }>;
  delete(id: string, props: Properties): Promise<void>;
  /** All that the process wrote to stderr so far, which Pulumi shows to people. */
  stderr(): string;
  /** The exit code, as soon as the process has ended. */
  exitCode(): number | null;
  close(): Promise<void>;
}

export interface BridgeOptions {
  /** Stack config as the engine sends it, secrets in clear: `{ "whatsapp:accessToken": "..." }`. */
  config?: Record<string, string | undefined>;
  env?: Record<string, string>;
  /** The code in the state of the resources that it serves; that of phone numbers unless set. */
  handle?: string;
}

type Callback<Answer> = (error: grpc.ServiceError | null, answer: Answer) => void;

/** Check needs a token, though it makes no call. */
export const TOKEN_ALONE = { "whatsapp:accessToken": "test-token" };

export async function startBridge({
  config = TOKEN_ALONE,
  env = {},
  handle = HANDLE,
}: BridgeOptions = {}): Promise<Bridge> {
  const withHandle = (properties: Properties): Properties => ({ __provider: handle, ...properties });
  const { child, port, stderr } = await startProcess(env);
  const client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  let stopped = false;

  const call = async <Answer>(start: (callback: Callback<Answer>) => unknown): Promise<Answer> =>
    new Promise((resolve, reject) => {
      start((error, answer) => {
        if (error) reject(providerError(error));
        else resolve(answer);
      });
    });

  const bridge: Bridge = {
    async check(news, olds) {
      const request = new messages.CheckRequest();
      // The engine sends empty olds for a creation, without the handle.
      request.setOlds(struct(olds === undefined ? {} : withHandle(olds)));
      request.setNews(struct(withHandle(news)));
      const answer = await call<messages.CheckResponse>((done) => client.check(request, done));
      return {
        inputs: plain(answer.getInputs()),
        failures: answer
          .getFailuresList()
          .map((failure) => ({ property: failure.getProperty(), reason: failure.getReason() })),
      };
    },

    async diff(id, olds, news) {
      const request = new messages.DiffRequest();
      request.setId(id);
      request.setOlds(struct(withHandle(olds)));
      request.setNews(struct(withHandle(news)));
      const answer = await call<messages.DiffResponse>((done) => client.diff(request, done));
      const said = answer.getChanges();
      const { DIFF_SOME, DIFF_NONE } = messages.DiffResponse.DiffChanges;
      return {
        changes: said === DIFF_SOME ? true : said === DIFF_NONE ? false : "unsaid",
        replaces: answer.getReplacesList(),
        deleteBeforeReplace: answer.getDeletebeforereplace(),
      };
    },

    async create(inputs) {
      const request = new messages.CreateRequest();
      request.setProperties(struct(withHandle(inputs)));
      const answer = await call<messages.CreateResponse>((done) => client.create(request, done));
      return { id: answer.getId(), outs: plain(answer.getProperties()) };
    },

    async read(id, props) {
      const request = new messages.ReadRequest();
      request.setId(id);
      request.setProperties(struct(withHandle(props)));
      const answer = await call<messages.ReadResponse>((done) => client.read(request, done));
      if (answer.getId() === "") return "gone";
      return {
        id: answer.getId(),
        props: plain(answer.getProperties()),
        inputs: answer.hasInputs() ? plain(answer.getInputs()) : undefined,
      };
    },

    async update(id, olds, news) {
      const request = new messages.UpdateRequest();
      request.setId(id);
      request.setOlds(struct(withHandle(olds)));
      request.setNews(struct(withHandle(news)));
      const answer = await call<messages.UpdateResponse>((done) => client.update(request, done));
      return { outs: plain(answer.getProperties()) };
    },

    async delete(id, props) {
      const request = new messages.DeleteRequest();
      request.setId(id);
      request.setProperties(struct(withHandle(props)));
      await call((done) => client.delete(request, done));
    },

    stderr,
    exitCode: () => child.exitCode,

    async close() {
      if (stopped) return;
      stopped = true;
      client.close();
      await end(child);
    },
  };

  // The engine configures a provider once, before anything else. The bridge only stores it: our own `configure` runs
  // with the first operation.
  const configure = new messages.ConfigureRequest();
  configure.setArgs(struct(withoutUndefined(config)));
  await call((done) => client.configure(configure, done));
  return bridge;
}

async function startProcess(env: Record<string, string>) {
  const inherited = { ...process.env };
  for (const name of foreignVariables(inherited)) Reflect.deleteProperty(inherited, name);

  // The address of an engine has to be given. The process never connects to it.
  const child = spawn(
    process.execPath,
    [require.resolve("@pulumi/pulumi/cmd/dynamic-provider"), "127.0.0.1:1"],
    {
      // `require("pulumi-whatsapp/handler")` is resolved from here, as from a program's folder.
      cwd: __dirname,
      env: { ...inherited, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );

  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));

  let printed = "";
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      if (printed.includes("\n")) resolve(Number.parseInt(printed, 10));
    });
    child.once("error", reject);
    child.once("exit", (code) => {
      reject(
        new Error(`The dynamic provider ended with code ${code ?? "none"} before it had a port:\n${errors}`),
      );
    });
  });
  return { child, port, stderr: () => errors };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "close");
  child.kill("SIGKILL");
  await ended;
}

function withoutUndefined(config: Record<string, string | undefined>): Properties {
  return Object.fromEntries(
    Object.entries(config).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function struct(properties: Properties): Struct {
  return Struct.fromJavaScript(properties);
}

/** What came back, without the handle that the bridge adds to every answer. */
function plain(answer: Struct | undefined): Properties {
  const properties: Properties = answer?.toJavaScript() ?? {};
  delete properties.__provider;
  return properties;
}

function providerError(error: grpc.ServiceError): ProviderError {
  const [trailer] = error.metadata.get("grpc-status-details-bin");
  if (!Buffer.isBuffer(trailer)) return new ProviderError(error.details, undefined);

  const status = Status.deserializeBinary(trailer);
  const [detail] = status.getDetailsList();
  const failed = messages.ErrorResourceInitFailed.deserializeBinary(
    detail?.getValue_asU8() ?? new Uint8Array(),
  );
  return new ProviderError(status.getMessage(), {
    id: failed.getId(),
    properties: failed.getProperties()?.toJavaScript() ?? {},
    reasons: failed.getReasonsList(),
  });
}
