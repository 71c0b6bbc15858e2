import * as grpc from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

/** The part of the engine that receives a plugin's lines for people. */
export interface FakeEngine {
  readonly address: string;
  lines(): string[];
  close(): void;
}

export async function startFakeEngine(): Promise<FakeEngine> {
  const lines: string[] = [];
  const server = new grpc.Server();
  server.addService(EngineService, {
    log({ request }: { request: LogRequest }, done: grpc.sendUnaryData<Empty>) {
      lines.push(request.getMessage());
      done(null, new Empty());
    },
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
  return {
    address: `127.0.0.1:${port}`,
    lines: () => [...lines],
    close() {
      server.forceShutdown();
    },
  };
}
