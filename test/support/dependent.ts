import * as pulumi from "@pulumi/pulumi";

/** A resource in the place of a number's user. Pulumi replaces it, or changes it in place, if the number's id changes. */
export class Dependent extends pulumi.CustomResource {
  constructor(name: string, kind: "replaces" | "updates", numberId: pulumi.Input<string>) {
    super(`pulumi-nodejs:dynamic/test:Dependent`, name, { kind, numberId, __provider: PROVIDER });
  }
}

/** As text, because the bridge runs it in a process of its own. */
const PROVIDER = `exports.handler = () => ({
  check: async (olds, news) => ({ inputs: news, failures: [] }),
  diff: async (id, olds, news) => {
    const changed = olds.numberId !== news.numberId;
    return { changes: changed, replaces: changed && news.kind === "replaces" ? ["numberId"] : [], deleteBeforeReplace: true };
  },
  create: async (inputs) => ({ id: "made for " + inputs.numberId, outs: inputs }),
  update: async (id, olds, news) => ({ outs: news }),
  read: async (id, props) => ({ id, props }),
  delete: async () => undefined,
});`;
