import * as grpc from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

/** Shows a line with the resource of that URN. */
export type EngineLog = (urn: string, line: string) => void;

/** The engine hides the output of a plugin, so lines for people go to it as messages. */
export class EngineConnection {
  readonly #client: EngineClient;
  readonly #pending = new Set<Promise<void>>();

  constructor(address: string) {
    this.#client = new EngineClient(address, grpc.credentials.createInsecure(), {
      // Pulumi gives the port of an engine that has ended to the next one.
      "grpc.use_local_subchannel_pool": 1,
    });
  }

  readonly log: EngineLog = (urn, line) => {
    const request = new LogRequest().setSeverity(LogSeverity.WARNING).setUrn(urn).setMessage(line);
    const done = new Promise<void>((resolve) => {
      // A line that does not arrive must not fail the operation.
      this.#client.log(request, () => {
        resolve();
      });
    }).finally(() => this.#pending.delete(done));
    this.#pending.add(done);
  };

  /** Ends this process if the engine ends without ending it, because nobody else would. */
  endWithEngine(exit: () => void): void {
    const channel = this.#client.getChannel();
    const watch = () => {
      const state = channel.getConnectivityState(true);
      if (state === grpc.connectivityState.TRANSIENT_FAILURE) exit();
      else channel.watchConnectivityState(state, Infinity, watch);
    };
    watch();
  }

  /** Waits until the engine has the lines: it shows none after the end of the operation that they are about. */
  async flush(): Promise<void> {
    await Promise.all(this.#pending);
  }
}
