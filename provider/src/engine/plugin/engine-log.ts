import * as grpc from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

/** The engine hides the output of a plugin, so the plugin sends it lines for people as messages. */
export class EngineConnection {
  readonly #client: EngineClient;
  readonly #pending = new Set<Promise<void>>();

  constructor(address: string) {
    this.#client = new EngineClient(address, grpc.credentials.createInsecure(), {
      // Pulumi may give the port of an ended engine to the next one.
      "grpc.use_local_subchannel_pool": 1,
    });
  }

  /** Shows a warning with the resource of that URN. */
  warn(urn: string, line: string): void {
    this.#log(LogSeverity.WARNING, urn, line);
  }

  /** Shows a line with the stack. */
  inform(line: string): void {
    this.#log(LogSeverity.INFO, "", line);
  }

  #log(severity: LogSeverity, urn: string, line: string): void {
    const request = new LogRequest().setSeverity(severity).setUrn(urn).setMessage(line);
    const done = new Promise<void>((resolve) => {
      // A lost line must not fail the operation.
      this.#client.log(request, () => {
        resolve();
      });
    }).finally(() => this.#pending.delete(done));
    this.#pending.add(done);
  }

  /** Ends this process if the engine ends first, because nobody else would. */
  endWithEngine(exit: () => void): void {
    const channel = this.#client.getChannel();
    const watch = () => {
      const state = channel.getConnectivityState(true);
      if (state === grpc.connectivityState.TRANSIENT_FAILURE) exit();
      else channel.watchConnectivityState(state, Infinity, watch);
    };
    watch();
  }

  /** Waits until the engine has the lines, because it shows none after the end of their operation. */
  async flush(): Promise<void> {
    await Promise.all(this.#pending);
  }
}
