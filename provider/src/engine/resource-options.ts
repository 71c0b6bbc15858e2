import { AsyncResource } from "node:async_hooks";
import * as pulumi from "@pulumi/pulumi";

/** The options of a class's resources. */
export interface OptionRules {
  readonly className: string;
  readonly type: string;
  /** The inputs for programs. */
  readonly inputs: readonly string[];
  /** Options that the inputs repeat, because providers do not see options. Each with the values that count. */
  readonly mirrored: Readonly<Partial<Record<MirroredOption, readonly boolean[]>>>;
  /**
   * The order of a replacement, if the program sets none. The provider gives the same order. But the SDK shows an unset option to
   * stack transforms as `false`. A transform that returns the options would then overrule the provider.
   */
  readonly deletesFirst: (retained: boolean) => boolean;
  /** Outputs that show the value of inputs: they are secret if one of those inputs is. */
  readonly shownBy: readonly { readonly output: string; readonly inputs: readonly string[] }[];
  /** Inputs that are secret, also without the program's mark. */
  readonly secrets: readonly string[];
  /** The code that a program needs instead of the option `import`. */
  readonly insteadOfImport: (name: string, id: string) => string;
}

type MirroredOption = "retainOnDelete" | "deleteBeforeReplace";

/** The options for the registration of a resource. */
export function resourceOptions(
  rules: OptionRules,
  name: string,
  args: pulumi.Inputs,
  opts: pulumi.CustomResourceOptions = {},
): pulumi.CustomResourceOptions {
  refuseOptionsAmongInputs(rules, name, args);
  refuseImport(rules, name, opts);
  const secretOutputs = secretOutputsOf(rules, args);
  let resource: pulumi.Resource | undefined;
  let written = opts;

  /** Transformations decide on options last, so this is one. */
  const mirror: pulumi.ResourceTransformation = ({ resource: of, props, opts: chosen }) => {
    resource ??= of;
    // Children of the resource inherit it.
    if (of !== resource || isPostponed(of, mirror)) return undefined;
    const options: pulumi.CustomResourceOptions = chosen;
    refuseImport(rules, name, options);
    written = options;
    secretOutputs?.unshift(...(options.additionalSecretOutputs ?? []));
    return {
      // Others may have set a secret by now.
      props: { ...withSecrets(rules, props), ...mirrored(rules, options) },
      opts: {
        ...options,
        deleteBeforeReplace: orderOf(rules, options, options.retainOnDelete === true),
        ...(options.ignoreChanges && { ignoreChanges: withoutMirrors(rules, options.ignoreChanges) }),
        ...(secretOutputs && { additionalSecretOutputs: secretOutputs }),
      },
    };
  };

  const transformations = [...(opts.transformations ?? []), mirror];
  // A transform costs a call of the engine.
  if (opts.parent === undefined || isMocked()) return { ...opts, transformations };
  return {
    ...opts,
    transformations,
    transforms: [...(opts.transforms ?? []), inheriting(rules, name, () => written)],
  };
}

/** Only the engine knows the options that a parent passes on, and it tells them to a transform. */
function inheriting(
  rules: OptionRules,
  name: string,
  written: () => pulumi.CustomResourceOptions,
): pulumi.ResourceTransform {
  // The engine calls from outside the program. There the SDK forgets the secret inputs if several programs share the process.
  const inProgram = new AsyncResource("pulumi-whatsapp");
  return async ({ type, name: of, props, opts }) => {
    // Children of the resource inherit it.
    if (type !== rules.type || of !== name) return undefined;
    if (opts.retainOnDelete !== true || written().retainOnDelete === true) return undefined;
    const inputs = { ...props, ...mirrored(rules, { retainOnDelete: true }) };
    const serialized = (await inProgram.runInAsyncScope(() =>
      pulumi.runtime.serializeProperties(name, inputs),
    )) as pulumi.Inputs;
    return {
      props: serialized,
      opts: { ...opts, deleteBeforeReplace: orderOf(rules, written(), true) },
    };
  };
}

const orderOf = (
  { deletesFirst }: OptionRules,
  { deleteBeforeReplace }: pulumi.CustomResourceOptions,
  retained: boolean,
) => deleteBeforeReplace ?? deletesFirst(retained);

/** The arguments, with each secret marked. */
export function withSecrets<Args extends object>({ secrets }: OptionRules, args: Args): Args {
  const marked = Object.entries(args)
    .filter(([name, value]) => secrets.includes(name) && value !== undefined)
    .map(([name, value]: [string, unknown]) => [name, pulumi.secret(value)]);
  return { ...args, ...(Object.fromEntries(marked) as Partial<Args>) };
}

/**
 * The list of outputs that show a secret, if any could. It is filled later, because only a known value shows whether an input is
 * secret. The SDK waits for that value too before it reads the list.
 */
function secretOutputsOf({ shownBy, secrets }: OptionRules, args: pulumi.Inputs): string[] | undefined {
  const secret = [...secrets];
  const marks = shownBy.flatMap(({ output, inputs }) =>
    inputs
      .map((input): unknown => args[input])
      .filter((value) => pulumi.Output.isInstance(value))
      .map(async (value) => {
        // The SDK reports a failed input.
        const isSecret = await pulumi.isSecret(value).catch(() => false);
        if (isSecret && !secret.includes(output)) secret.push(output);
      }),
  );
  return marks.length === 0 && secret.length === 0 ? undefined : secret;
}

/** In Pulumi's mocks, which refuse transforms: unlike a real monitor, they are no gRPC client. */
export function isMocked(): boolean {
  return !("getChannel" in (pulumi.runtime.getMonitor() ?? {}));
}

/** As the mirror of an unset option, it would let a replacement pass that must fail. */
function refuseOptionsAmongInputs({ className, mirrored }: OptionRules, name: string, args: pulumi.Inputs) {
  const option = Object.keys(mirrored).find((mirror) => args[mirror] !== undefined);
  if (option === undefined) return;
  throw new pulumi.RunError(
    `${className} "${name}": ${option} is a resource option. Write it in the third argument.`,
  );
}

/** The SDK would fail with a TypeError. Pulumi shows only the message of a RunError. */
function refuseImport(rules: OptionRules, name: string, { import: id }: pulumi.CustomResourceOptions) {
  if (id === undefined || id === "") return;
  throw new pulumi.RunError(
    `${rules.className} "${name}": the option import: "${id}" does not work, because Pulumi cannot import dynamic resources. ${rules.insteadOfImport(name, id)}`,
  );
}

/** Puts this transformation after those of parents and of the stack, which come after the resource's own. Returns whether it did. */
function isPostponed(resource: pulumi.Resource, mirror: pulumi.ResourceTransformation): boolean {
  const { __transformations: all } = resource as unknown as {
    __transformations?: pulumi.ResourceTransformation[];
  };
  if (all === undefined || all.at(-1) === mirror) return false;
  all.push(mirror);
  return true;
}

function mirrored(
  { mirrored: options }: OptionRules,
  chosen: Partial<Record<MirroredOption, boolean | undefined>>,
): Record<string, boolean> {
  const entries = Object.entries(options).flatMap(([option, values]): [string, boolean][] => {
    const value = chosen[option as MirroredOption];
    return value !== undefined && values.includes(value) ? [[option, value]] : [];
  });
  return Object.fromEntries(entries);
}

/** The ignored properties, without mirrors. The engine applies an option even if it is ignored, so its mirror must change with it. */
function withoutMirrors({ inputs, mirrored: options }: OptionRules, ignored: readonly string[]): string[] {
  return ignored
    .flatMap((name) => (name === "*" ? inputs : [name]))
    .filter((name) => !Object.hasOwn(options, name));
}
