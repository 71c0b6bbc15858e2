import * as pulumi from "@pulumi/pulumi";

/**
 * Providers do not see resource options, and the order of a replacement depends on `retainOnDelete`: it is repeated as an input.
 *
 * Transformations of the program have the last word on options, so the input is derived in one that comes after the resource's own. What a parent
 * hands down is known to the engine alone, which tells it to a transform; that costs a call, so only resources with a parent have one.
 */
export function mirroringRetainOnDelete(
  opts: pulumi.CustomResourceOptions | undefined,
): pulumi.CustomResourceOptions {
  const mirror = <Options extends { retainOnDelete?: boolean }>(args: {
    props: pulumi.Inputs;
    opts: Options;
  }) =>
    args.opts.retainOnDelete === true
      ? { props: { ...args.props, retainOnDelete: true }, opts: args.opts }
      : undefined;
  const mirrored = { ...opts, transformations: [...(opts?.transformations ?? []), mirror] };
  // Pulumi's mocks refuse transforms (and inherit nothing). They are no gRPC client, as a real monitor is.
  const mocked = !("getChannel" in (pulumi.runtime.getMonitor() ?? {}));
  const inherits = opts?.parent !== undefined && !mocked;
  return inherits ? { ...mirrored, transforms: [...(opts.transforms ?? []), mirror] } : mirrored;
}
