import type * as grpc from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import type { IResourceProviderServer } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as rpc from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Failure } from "../resource-kind";
import type { PropertyDifference } from "./detailed-diff";
import type { Operations } from "./operation";
import type { PackageDiff, PackageProvider } from "./package-provider";
import { secretProperties } from "./secret-names";
import { statusOf } from "./status";
import { received, sent, type Received } from "./values";

/** The protocol's side of a package. */
export interface Serving {
  readonly provider: PackageProvider;
  readonly operations: Operations;
  readonly version: string;
  /** The schema of the package, as JSON. */
  readonly schema: () => string;
  /** Called with the address of an engine that attaches to a provider that runs already. */
  readonly attach: (engineAddress: string) => void;
  /** Waits until the engine has the lines that were told. */
  readonly flush: () => Promise<void>;
}

type Methods = Partial<IResourceProviderServer>;

interface ResourceRequest {
  getUrn(): string;
  getTimeout?(): number;
}

/** The calls of the engine. Those that are missing here answer that they are not implemented, which the engine expects of a provider without components. */
export function service({ provider, operations, version, schema, attach, flush }: Serving): Methods {
  /** Answers a call with the result of the work, or with the text of its error. */
  const unary =
    <Request, Response>(work: (request: Request) => Response | Promise<Response>) =>
    (call: grpc.ServerUnaryCall<Request, Response>, callback: grpc.sendUnaryData<Response>): void => {
      void answer(() => work(call.request), callback, new Set());
    };

  /** The same for a call about a resource, whose properties may be secret. */
  const ofResource =
    <Request extends ResourceRequest, Response>(
      propertiesOf: (request: Request) => readonly (Struct | undefined)[],
      work: (
        request: Request,
        properties: readonly Received["properties"][],
        secrets: ReadonlySet<string>,
      ) => Response | Promise<Response>,
    ) =>
    ({ request }: grpc.ServerUnaryCall<Request, Response>, callback: grpc.sendUnaryData<Response>): void => {
      const all = propertiesOf(request).map(received);
      const marked = all.map(({ secrets }) => secrets);
      let secrets: ReadonlySet<string> = new Set();
      const working = () => {
        secrets = secretProperties(provider.kindOf(request.getUrn()), ...marked);
        return work(
          request,
          all.map(({ properties }) => properties),
          secrets,
        );
      };
      const run = () => operations.run(request.getUrn(), request.getTimeout?.() ?? 0, working);
      void answer(run, callback, () => secrets);
    };

  async function answer<Response>(
    work: () => Response | Promise<Response>,
    callback: grpc.sendUnaryData<Response>,
    secrets: ReadonlySet<string> | (() => ReadonlySet<string>),
  ): Promise<void> {
    let result: [grpc.ServiceError | Partial<grpc.StatusObject> | null, Response?];
    try {
      result = [null, await work()];
    } catch (error) {
      result = [statusOf(error, typeof secrets === "function" ? secrets() : secrets)];
    }
    await flush();
    callback(...result);
  }

  return {
    handshake: unary(() => new rpc.ProviderHandshakeResponse().setAcceptSecrets(true)),
    attach: unary((request: { getAddress(): string }) => {
      attach(request.getAddress());
      return new Empty();
    }),
    cancel: unary(() => {
      operations.cancel();
      return new Empty();
    }),
    getPluginInfo: unary(() => new PluginInfo().setVersion(version)),
    getSchema: unary(() => new rpc.GetSchemaResponse().setSchema(schema())),

    checkConfig: unary((request: rpc.CheckRequest) => {
      const { properties } = received(request.getNews());
      const failures = provider.checkConfig(request.getUrn(), properties);
      return new rpc.CheckResponse().setInputs(request.getNews()).setFailuresList(failures.map(failure));
    }),
    // Another setting is another way to the same numbers: it replaces nothing.
    diffConfig: unary((request: rpc.DiffRequest) => {
      const olds = received(request.getOldInputs() ?? request.getOlds()).properties;
      const news = received(request.getNews()).properties;
      const names = [...new Set([...Object.keys(olds), ...Object.keys(news)])];
      const changed = names.filter((name) => JSON.stringify(olds[name]) !== JSON.stringify(news[name]));
      return changes(changed.length > 0).setDiffsList(changed);
    }),
    configure: unary((request: rpc.ConfigureRequest) => {
      provider.configure(request.getUrn() ?? "", received(request.getArgs()).properties);
      return new rpc.ConfigureResponse().setAcceptsecrets(true).setSupportspreview(true);
    }),

    check: ofResource(
      (request: rpc.CheckRequest) => [request.getOlds(), request.getNews()],
      async (request, [olds = {}, news = {}], _secrets) => {
        const { inputs, failures } = await provider.check({ urn: request.getUrn() }, olds, news);
        const marked = secretProperties(
          provider.kindOf(request.getUrn()),
          received(request.getNews()).secrets,
        );
        return new rpc.CheckResponse().setInputs(sent(inputs, marked)).setFailuresList(failures.map(failure));
      },
    ),
    diff: ofResource(
      (request: rpc.DiffRequest) => [request.getOlds(), request.getNews()],
      async (request, [olds = {}, news = {}]) =>
        diffResponse(await provider.diff(subject(request), olds, news)),
    ),
    create: ofResource(
      (request: rpc.CreateRequest) => [request.getProperties()],
      async (request, [inputs = {}], secrets) => {
        const created = await provider.create({ urn: request.getUrn() }, inputs, request.getPreview());
        return new rpc.CreateResponse().setId(created.id).setProperties(sent(created.outs, secrets));
      },
    ),
    read: ofResource(
      (request: rpc.ReadRequest) => [request.getProperties(), request.getInputs()],
      async (request, [properties = {}], secrets) => {
        const { id, props, inputs } = await provider.read(subject(request), properties);
        const response = new rpc.ReadResponse();
        if (id === undefined || props === undefined) return response;
        response.setId(id).setProperties(sent(props, secrets));
        return inputs === undefined ? response : response.setInputs(sent(inputs, secrets));
      },
    ),
    update: ofResource(
      (request: rpc.UpdateRequest) => [request.getNews(), request.getOlds()],
      async (request, [news = {}, olds = {}], secrets) => {
        const outputs = await provider.update(subject(request), olds, news, request.getPreview());
        return new rpc.UpdateResponse().setProperties(sent(outputs, secrets));
      },
    ),
    delete: ofResource(
      (request: rpc.DeleteRequest) => [request.getProperties()],
      async (request, [properties = {}]) => {
        await provider.delete(subject(request), properties);
        return new Empty();
      },
    ),
    invoke: unary(async (request: rpc.InvokeRequest) => {
      const result = await provider.call(request.getTok(), received(request.getArgs()).properties);
      return new rpc.InvokeResponse().setReturn(sent(result));
    }),
  };
}

const subject = (request: { getUrn(): string; getId(): string }) => ({
  urn: request.getUrn(),
  id: request.getId(),
});

function failure({ property, reason }: Failure): rpc.CheckFailure {
  return new rpc.CheckFailure().setProperty(property).setReason(reason);
}

function changes(some: boolean): rpc.DiffResponse {
  const { DIFF_SOME, DIFF_NONE } = rpc.DiffResponse.DiffChanges;
  return new rpc.DiffResponse().setChanges(some ? DIFF_SOME : DIFF_NONE);
}

function diffResponse({ changes: some, replaces, deleteBeforeReplace, detailed }: PackageDiff) {
  const response = changes(some)
    .setReplacesList(replaces)
    .setDeletebeforereplace(deleteBeforeReplace)
    .setDiffsList([...detailed.keys()])
    // A change that no input makes (a registration that is to be completed) has no details.
    .setHasdetaileddiff(detailed.size > 0);
  for (const [name, difference] of detailed)
    response.getDetaileddiffMap().set(name, new rpc.PropertyDiff().setKind(kindOf(difference)));
  return response;
}

function kindOf({ change, replaces }: PropertyDifference): rpc.PropertyDiff.Kind {
  const { Kind } = rpc.PropertyDiff;
  const kinds = {
    add: [Kind.ADD, Kind.ADD_REPLACE],
    delete: [Kind.DELETE, Kind.DELETE_REPLACE],
    update: [Kind.UPDATE, Kind.UPDATE_REPLACE],
  } as const;
  return kinds[change][replaces ? 1 : 0];
}
