import * as grpc from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";

export type Properties = Record<string, JavaScriptValue>;

export interface CheckAnswer {
  inputs: Properties;
  failures: { property: string; reason: string }[];
}

export interface DiffAnswer {
  /** `"unsaid"` if the provider left it to the bridge, which would then compare `__provider` as well. */
  changes: boolean | "unsaid";
  replaces: string[];
  deleteBeforeReplace: boolean;
}

export interface ReadAnswer {
  id: string;
  props: Properties;
  /** `undefined` if the provider returned none: the engine then keeps the old inputs. */
  inputs: Properties | undefined;
}

/** A failed operation. The engine would nevertheless store `recorded`. */
export class ProviderError extends Error {
  override readonly name = "ProviderError";

  constructor(
    message: string,
    readonly recorded: { id: string; properties: Properties; reasons: string[] } | undefined,
  ) {
    super(message);
  }
}

/** The verbs of one kind of resource, called as the engine calls them. */
export interface Verbs {
  check(news: Properties, olds?: Properties): Promise<CheckAnswer>;
  diff(id: string, olds: Properties, news: Properties): Promise<DiffAnswer>;
  create(inputs: Properties): Promise<{ id: string; outs: Properties }>;
  read(id: string, props: Properties): Promise<ReadAnswer | "gone">;
  update(id: string, olds: Properties, news: Properties): Promise<{ outs: Properties }>;
  delete(id: string, props: Properties): Promise<void>;
}

/** The rest of a front end's protocol: the identity of a resource, and the marks among the properties. */
export interface Dialect {
  readonly urn: string;
  /** Properties in the engine's form. */
  readonly wrap: (properties: Properties) => Properties;
  /** Properties without the marks of the front end. */
  readonly unwrap: (properties: Properties) => Properties;
}

type Callback<Answer> = (error: grpc.ServiceError | null, answer: Answer) => void;

/** A client for a provider on that port. */
export function connect(port: number): ResourceProviderClient {
  return new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
}

/** One call. An error has the text for people. */
export async function call<Answer>(start: (callback: Callback<Answer>) => unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    start((error, answer) => {
      if (error) reject(providerError(error));
      else resolve(answer);
    });
  });
}

export function verbsOver(client: ResourceProviderClient, { urn, wrap, unwrap }: Dialect): Verbs {
  const plain = (answer: Struct | undefined): Properties => unwrap(answer?.toJavaScript() ?? {});
  return {
    async check(news, olds) {
      const request = new messages.CheckRequest().setUrn(urn);
      // The engine sends empty olds for a creation, without the handle.
      request.setOlds(struct(olds === undefined ? {} : wrap(olds)));
      request.setNews(struct(wrap(news)));
      const answer = await call<messages.CheckResponse>((done) => client.check(request, done));
      return {
        inputs: plain(answer.getInputs()),
        failures: answer
          .getFailuresList()
          .map((failure) => ({ property: failure.getProperty(), reason: failure.getReason() })),
      };
    },

    async diff(id, olds, news) {
      const request = new messages.DiffRequest().setUrn(urn);
      request.setId(id);
      request.setOlds(struct(wrap(olds)));
      request.setNews(struct(wrap(news)));
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
      const request = new messages.CreateRequest().setUrn(urn);
      request.setProperties(struct(wrap(inputs)));
      const answer = await call<messages.CreateResponse>((done) => client.create(request, done));
      return { id: answer.getId(), outs: plain(answer.getProperties()) };
    },

    async read(id, props) {
      const request = new messages.ReadRequest().setUrn(urn);
      request.setId(id);
      request.setProperties(struct(wrap(props)));
      const answer = await call<messages.ReadResponse>((done) => client.read(request, done));
      if (answer.getId() === "") return "gone";
      return {
        id: answer.getId(),
        props: plain(answer.getProperties()),
        inputs: answer.hasInputs() ? plain(answer.getInputs()) : undefined,
      };
    },

    async update(id, olds, news) {
      const request = new messages.UpdateRequest().setUrn(urn);
      request.setId(id);
      request.setOlds(struct(wrap(olds)));
      request.setNews(struct(wrap(news)));
      const answer = await call<messages.UpdateResponse>((done) => client.update(request, done));
      return { outs: plain(answer.getProperties()) };
    },

    async delete(id, props) {
      const request = new messages.DeleteRequest().setUrn(urn);
      request.setId(id);
      request.setProperties(struct(wrap(props)));
      await call((done) => client.delete(request, done));
    },
  };
}

export function struct(properties: Properties): Struct {
  return Struct.fromJavaScript(properties);
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

/** The engine's mark of a secret. */
const FORM = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

export const asSecret = (value: JavaScriptValue): JavaScriptValue => ({ [FORM]: SECRET, value });

/** Properties without the marks of secrets. */
export function inClear(properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => {
      const isMarked = value !== null && typeof value === "object" && !Array.isArray(value) && FORM in value;
      return [name, isMarked ? ((value as Properties).value ?? null) : value];
    }),
  );
}
