import type * as grpc from "@grpc/grpc-js";
import { PluginInfo, type PluginAttach } from "@pulumi/pulumi/proto/plugin_pb";
import type { IResourceProviderServer } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as rpc from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Properties } from "../properties";
import type { Failure } from "../resource-kind";
import { callFailed } from "./call-failed";
import { changes, diffResponse } from "./diff-response";
import type { Operations } from "./operation";
import type { PackageProvider, Subject } from "./package-provider";
import { secretProperties } from "./secret-names";
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

/** A call about a resource, its properties in clear. */
interface ResourceCall<Request, Name extends string> {
  readonly request: Request;
  readonly subject: Subject;
  readonly properties: Readonly<Record<Name, Properties>>;
  /** The names of the secret properties. */
  readonly secrets: ReadonlySet<string>;
  /** Properties for the engine, the secrets marked. */
  readonly marked: (properties: object) => Struct;
}

interface ResourceRequest {
  getUrn(): string;
  getId?(): string;
  getTimeout?(): number;
}

/** The calls of the engine. It expects the other calls to be unimplemented in a provider without components. */
export function service(serving: Serving): Partial<IResourceProviderServer> {
  const { provider, operations, version, schema, attach, flush } = serving;

  /** Answers a call with the response of the work, or with the text of its error. */
  const unary =
    <Request, Response>(
      work: (request: Request) => Response | Promise<Response>,
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
            callback(callFailed(error));
          },
        );
    };

  /**
   * The same for a call about a resource.
   *
   * @param structs its properties. No text shows the secrets in them
   * @param marking those of them whose secrets are secret in the answer too
   */
  const ofResource = <Request extends ResourceRequest, Name extends string, Response>(
    structs: (request: Request) => Readonly<Record<Name, Struct | undefined>>,
    marking: readonly NoInfer<Name>[],
    work: (call: ResourceCall<Request, Name>) => Promise<Response>,
  ) =>
    unary<Request, Response>((request) => {
      const urn = request.getUrn();
      const all = Object.entries<Struct | undefined>(structs(request)).map(
        ([name, struct]) => [name, received(struct)] as const,
      );
      const ofAnswer = all.filter(([name]) => (marking as readonly string[]).includes(name));
      const secrets = secretProperties(
        provider.kindOf(urn),
        ...ofAnswer.map(([, { secrets: names }]) => names),
      );
      const properties = Object.fromEntries(all.map(([name, each]) => [name, each.properties]));
      const call = {
        request,
        subject: { urn, id: request.getId?.() ?? "" },
        properties: properties as Record<Name, Properties>,
        secrets,
        marked: (answer: object) => sent({ ...answer }, secrets),
      };
      const texts = all.flatMap(([, { secretTexts }]) => secretTexts);
      return operations.run(urn, request.getTimeout?.() ?? 0, texts, () =>
        work(call).catch((error: unknown) => {
          throw callFailed(error, secrets);
        }),
      );
    });

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
      (request: rpc.CheckRequest) => ({ olds: request.getOlds(), news: request.getNews() }),
      ["news"],
      async ({ subject: { urn }, properties: { olds, news }, secrets, marked }) => {
        const { inputs, failures } = await provider.check(urn, olds, news);
        // The engine prints the value of the property that a failure names.
        const shown = failures.map(({ property, reason }) =>
          failure(
            secrets.has(property) ? { property: "", reason: `${property} ${reason}` } : { property, reason },
          ),
        );
        return new rpc.CheckResponse().setInputs(marked(inputs)).setFailuresList(shown);
      },
    ),
    diff: ofResource(
      (request: rpc.DiffRequest) => ({ olds: request.getOlds(), news: request.getNews() }),
      [],
      async ({ subject, properties: { olds, news } }) =>
        diffResponse(await provider.diff(subject, olds, news)),
    ),
    create: ofResource(
      (request: rpc.CreateRequest) => ({ inputs: request.getProperties() }),
      ["inputs"],
      async ({ request, subject: { urn }, properties: { inputs }, marked }) => {
        const { id, outs } = await provider.create(urn, inputs, request.getPreview());
        return new rpc.CreateResponse().setId(id).setProperties(marked(outs));
      },
    ),
    read: ofResource(
      (request: rpc.ReadRequest) => ({ props: request.getProperties(), inputs: request.getInputs() }),
      ["props", "inputs"],
      async ({ subject, properties, marked }) => {
        const { id, props, inputs } = await provider.read(subject, properties.props);
        const response = new rpc.ReadResponse();
        // Without an id the engine takes the resource for gone.
        if (id === undefined || props === undefined) return response;
        response.setId(id).setProperties(marked(props));
        return inputs === undefined ? response : response.setInputs(marked(inputs));
      },
    ),
    update: ofResource(
      (request: rpc.UpdateRequest) => ({ olds: request.getOlds(), news: request.getNews() }),
      ["news"],
      async ({ request, subject, properties: { olds, news }, marked }) => {
        const outputs = await provider.update(subject, olds, news, request.getPreview());
        return new rpc.UpdateResponse().setProperties(marked(outputs));
      },
    ),
    delete: ofResource(
      (request: rpc.DeleteRequest) => ({ props: request.getProperties() }),
      [],
      async ({ subject, properties: { props } }) => {
        await provider.delete(subject, props);
        return new Empty();
      },
    ),
    invoke: unary(async (request: rpc.InvokeRequest) => {
      const result = await provider.call(request.getTok(), plain(request.getArgs()));
      return new rpc.InvokeResponse().setReturn(sent(result));
    }),
  };
}

const plain = (struct: Struct | undefined) => received(struct).properties;

function failure({ property, reason }: Failure): rpc.CheckFailure {
  return new rpc.CheckFailure().setProperty(property).setReason(reason);
}
