import type * as grpc from "@grpc/grpc-js";
import { PluginInfo, type PluginAttach } from "@pulumi/pulumi/proto/plugin_pb";
import type { IResourceProviderServer } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as rpc from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Failure } from "../resource-kind";
import { changes, diffResponse } from "./diff-response";
import type { Operations } from "./operation";
import { OperationFailed, type PackageProvider } from "./package-provider";
import { secretProperties } from "./secret-names";
import { statusOf } from "./status";
import { received, sent } from "./values";

/** The parts that the engine's calls need. */
export interface Serving {
  readonly provider: PackageProvider;
  readonly operations: Operations;
  readonly version: string;
  /** The schema of the package, as JSON. */
  readonly schema: () => string;
  /** Called with the address of an engine that attaches to a running provider. */
  readonly attach: (engineAddress: string) => void;
  /** Waits until the engine has the lines for people. */
  readonly flush: () => Promise<void>;
}

/** The secrets of a call about a resource. */
interface Marks {
  readonly names: ReadonlySet<string>;
  /** Properties for the engine, the secrets marked. */
  readonly marked: (properties: object) => Struct;
}

interface ResourceRequest {
  getUrn(): string;
  getTimeout?(): number;
}

/** The calls of the engine. It expects the other calls to be unimplemented in a provider without components. */
export function service(serving: Serving): Partial<IResourceProviderServer> {
  const { provider, operations, version, schema, attach, flush } = serving;

  /** Answers a call with the response of the work, or with the text of its error. */
  const unary =
    <Request, Response>(
      work: (request: Request) => Response | Promise<Response>,
      secretsOf: (request: Request) => ReadonlySet<string> = () => NONE,
    ): grpc.handleUnaryCall<Request, Response> =>
    ({ request }, callback) => {
      void Promise.resolve()
        .then(() => work(request))
        .finally(flush)
        .then(
          (response) => {
            callback(null, response);
          },
          (error: unknown) => {
            callback(statusOf(error, () => secretsOf(request)));
          },
        );
    };

  /**
   * The same for a call about a resource.
   *
   * @param structs the properties whose marks show which of the answer's are secret
   * @param others further properties, whose secrets no text may show
   */
  const ofResource = <Request extends ResourceRequest, Response>(
    structs: (request: Request) => readonly (Struct | undefined)[],
    work: (request: Request, marks: Marks) => Response | Promise<Response>,
    others: (request: Request) => readonly (Struct | undefined)[] = () => [],
  ) => {
    const secretsOf = (request: Request) =>
      secretProperties(
        provider.kindOf(request.getUrn()),
        ...structs(request).map((struct) => received(struct).secrets),
      );
    return unary<Request, Response>((request) => {
      const texts = [...structs(request), ...others(request)].flatMap(
        (struct) => received(struct).secretTexts,
      );
      return operations.run(request.getUrn(), request.getTimeout?.() ?? 0, texts, async () => {
        try {
          const names = secretsOf(request);
          return await work(request, { names, marked: (properties) => sent({ ...properties }, names) });
        } catch (error) {
          throw error instanceof OperationFailed ? error.with(operations.hidden(error.message)) : error;
        }
      });
    }, secretsOf);
  };

  return {
    handshake: unary(() => new rpc.ProviderHandshakeResponse().setAcceptSecrets(true)),
    attach: unary((request: PluginAttach) => {
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
      const failures = provider.checkConfig(request.getUrn(), plain(request.getNews()));
      return new rpc.CheckResponse().setInputs(request.getNews()).setFailuresList(failures.map(failure));
    }),
    // Another setting is only another way to the same numbers, so it replaces nothing.
    diffConfig: unary((request: rpc.DiffRequest) => {
      const olds = plain(request.getOldInputs() ?? request.getOlds());
      const news = plain(request.getNews());
      const names = [...new Set([...Object.keys(olds), ...Object.keys(news)])];
      const changed = names.filter((name) => JSON.stringify(olds[name]) !== JSON.stringify(news[name]));
      return changes(changed.length > 0).setDiffsList(changed);
    }),
    configure: unary((request: rpc.ConfigureRequest) => {
      const { properties, secrets } = received(request.getArgs());
      provider.configure(request.getUrn() ?? "", properties, secrets);
      return new rpc.ConfigureResponse().setAcceptsecrets(true).setSupportspreview(true);
    }),

    check: ofResource(
      (request: rpc.CheckRequest) => [request.getNews()],
      async (request, { names, marked }) => {
        const { olds, news } = { olds: plain(request.getOlds()), news: plain(request.getNews()) };
        const { inputs, failures } = await provider.check(request.getUrn(), olds, news);
        const shown = failures.map(({ property, reason }) => {
          const text = operations.hidden(reason);
          // The engine prints the value of the property that a failure names.
          return failure(
            names.has(property)
              ? { property: "", reason: `${property} ${text}` }
              : { property, reason: text },
          );
        });
        return new rpc.CheckResponse().setInputs(marked(inputs)).setFailuresList(shown);
      },
      (request) => [request.getOlds()],
    ),
    diff: ofResource(
      (request: rpc.DiffRequest) => [request.getNews(), request.getOlds()],
      async (request) => {
        const { olds, news } = { olds: plain(request.getOlds()), news: plain(request.getNews()) };
        return diffResponse(await provider.diff(subject(request), olds, news));
      },
    ),
    create: ofResource(
      (request: rpc.CreateRequest) => [request.getProperties()],
      async (request, { marked }) => {
        const inputs = plain(request.getProperties());
        const { id, outs } = await provider.create(request.getUrn(), inputs, request.getPreview());
        return new rpc.CreateResponse().setId(id).setProperties(marked(outs));
      },
    ),
    read: ofResource(
      (request: rpc.ReadRequest) => [request.getProperties(), request.getInputs()],
      async (request, { marked }) => {
        const { id, props, inputs } = await provider.read(subject(request), plain(request.getProperties()));
        const response = new rpc.ReadResponse();
        // Without an id the engine assumes that the resource is gone.
        if (id === undefined || props === undefined) return response;
        response.setId(id).setProperties(marked(props));
        return inputs === undefined ? response : response.setInputs(marked(inputs));
      },
    ),
    update: ofResource(
      (request: rpc.UpdateRequest) => [request.getNews()],
      async (request, { marked }) => {
        const { olds, news } = { olds: plain(request.getOlds()), news: plain(request.getNews()) };
        const outputs = await provider.update(subject(request), olds, news, request.getPreview());
        return new rpc.UpdateResponse().setProperties(marked(outputs));
      },
      (request) => [request.getOlds()],
    ),
    delete: ofResource(
      (request: rpc.DeleteRequest) => [request.getProperties()],
      async (request) => {
        await provider.delete(subject(request), plain(request.getProperties()));
        return new Empty();
      },
    ),
    invoke: unary(async (request: rpc.InvokeRequest) => {
      const result = await provider.call(request.getTok(), plain(request.getArgs()));
      return new rpc.InvokeResponse().setReturn(sent(result));
    }),
  };
}

const NONE: ReadonlySet<string> = new Set();

const plain = (struct: Struct | undefined) => received(struct).properties;

const subject = (request: { getUrn(): string; getId(): string }) => ({
  urn: request.getUrn(),
  id: request.getId(),
});

function failure({ property, reason }: Failure): rpc.CheckFailure {
  return new rpc.CheckFailure().setProperty(property).setReason(reason);
}
