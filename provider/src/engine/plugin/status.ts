import * as grpc from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { OperationFailed } from "./package-provider";
import { sent } from "./values";

/**
 * The status of a failed call. If the resource exists nevertheless, it goes into the details: the engine records it and shows the
 * reasons.
 *
 * @param secrets the secret properties of the resource
 */
export function statusOf(error: unknown, secrets: () => ReadonlySet<string>): Partial<grpc.StatusObject> {
  const details = error instanceof Error ? error.message : String(error);
  const metadata = new grpc.Metadata();
  if (error instanceof OperationFailed && error.recorded !== undefined) {
    const { id, properties } = error.recorded;
    const failed = new ErrorResourceInitFailed()
      .setId(id)
      .setReasonsList([details])
      .setProperties(sent(properties, secrets()));
    const detail = new Any();
    detail.pack(failed.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
    const status = new Status().setCode(grpc.status.UNKNOWN).setMessage(details);
    status.addDetails(detail);
    metadata.add("grpc-status-details-bin", Buffer.from(status.serializeBinary()));
  }
  return { code: grpc.status.UNKNOWN, details, metadata };
}
