import * as grpc from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { OperationFailed } from "./package-provider";
import { sent } from "./values";

const CODE = grpc.status.UNKNOWN;

/** A call that failed, as gRPC answers it. */
export class CallFailed extends Error {
  readonly code = CODE;
  readonly details: string;

  constructor(
    message: string,
    readonly metadata: grpc.Metadata,
  ) {
    super(message);
    this.details = message;
  }
}

/**
 * The failure of a call. If the resource exists nevertheless, it goes into the details: the engine records it and shows the
 * reasons.
 *
 * @param secrets the secret properties of the resource
 */
export function callFailed(error: unknown, secrets?: ReadonlySet<string>): CallFailed {
  if (error instanceof CallFailed) return error;
  const message = error instanceof Error ? error.message : String(error);
  const metadata = new grpc.Metadata();
  if (error instanceof OperationFailed && error.recorded !== undefined) {
    const { id, properties } = error.recorded;
    const recorded = new ErrorResourceInitFailed()
      .setId(id)
      .setReasonsList([message])
      .setProperties(sent(properties, secrets));
    const detail = new Any();
    detail.pack(recorded.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
    const status = new Status().setCode(CODE).setMessage(message);
    status.addDetails(detail);
    metadata.add("grpc-status-details-bin", Buffer.from(status.serializeBinary()));
  }
  return new CallFailed(message, metadata);
}
