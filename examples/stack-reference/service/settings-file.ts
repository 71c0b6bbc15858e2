import { rm, writeFile } from "node:fs/promises";

import * as pulumi from "@pulumi/pulumi";

interface Inputs {
  path: string;
  phoneNumberId: string;
}

async function write({ path, phoneNumberId }: Inputs): Promise<void> {
  await writeFile(path, `WHATSAPP_PHONE_NUMBER_ID=${phoneNumberId}\n`);
}

const provider: pulumi.dynamic.ResourceProvider<Inputs, Inputs> = {
  async create(inputs) {
    await write(inputs);
    return { id: inputs.path, outs: inputs };
  },
  diff: (_id, olds, news) =>
    Promise.resolve({
      changes: olds.path !== news.path || olds.phoneNumberId !== news.phoneNumberId,
      replaces: olds.path === news.path ? [] : ["path"],
    }),
  async update(_id, _olds, news) {
    await write(news);
    return { outs: news };
  },
  delete: (path) => rm(path, { force: true }),
};

/**
 * The file of environment variables that the service is started with. It stands for whatever your service runs on: a
 * container, a function, a job.
 */
export class SettingsFile extends pulumi.dynamic.Resource {
  declare readonly phoneNumberId: pulumi.Output<string>;

  constructor(name: string, inputs: pulumi.Inputs & { [Name in keyof Inputs]: pulumi.Input<string> }) {
    super(provider, name, inputs);
  }
}
