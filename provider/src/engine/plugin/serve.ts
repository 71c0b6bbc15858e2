import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { printable } from "../../graph/printable";
import { quotaLine } from "../../graph/quota-line";
import { quotaShownAtEnd } from "../quota-at-end";
import { EngineConnection } from "./engine-log";
import { Operations } from "./operation";
import { PackageProvider, type PackageContent } from "./package-provider";
import { service } from "./service";

export interface PluginOptions {
  readonly content: PackageContent;
  readonly version: string;
  readonly schema: () => string;
  /** The engine's address. Without it the engine attaches later. */
  readonly engineAddress: string | undefined;
}

/** Serves the package until the engine ends the process. The engine waits for the port on standard output. */
export async function serve({ content, version, schema, engineAddress }: PluginOptions): Promise<void> {
  const operations = new Operations();
  let engine: EngineConnection | undefined;
  const attach = (address: string) => {
    engine = new EngineConnection(address);
    engine.endWithEngine(() => process.exit(1));
  };
  if (engineAddress !== undefined) attach(engineAddress);
  const surroundings = {
    clock: operations.clock,
    environment: process.env,
    msLeft: operations.msLeft,
    print(line: string) {
      engine?.warn(operations.urn, line);
    },
    quota: quotaShownAtEnd((quota) => {
      engine?.inform(printable(quotaLine(quota, provider.name)));
      return engine?.flush();
    }),
  };
  const provider: PackageProvider = new PackageProvider(content, surroundings, operations.hidden);
  const methods = service({
    provider,
    operations,
    version,
    schema,
    attach,
    flush: () => engine?.flush() ?? Promise.resolve(),
  });

  const server = new grpc.Server({
    // A state may be larger than gRPC's 4 MB.
    "grpc.max_receive_message_length": -1,
    "grpc.max_send_message_length": -1,
  });
  server.addService(ResourceProviderService, methods as grpc.UntypedServiceImplementation);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
  process.stdout.write(`${port}\n`);
}
