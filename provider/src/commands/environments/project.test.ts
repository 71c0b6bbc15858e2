import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { chosen, environmentsIn } from "./project";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-project-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const write = (...files: string[]) =>
  Promise.all(files.map((file) => writeFile(path.join(folder, file), "")));

describe("the environments of a folder", () => {
  test("are its stack files, in the order of their names", async () => {
    await write("Pulumi.yaml", "Pulumi.prod.yaml", "Pulumi.dev.yaml", "Pulumi.qa.yml", "Other.yaml");

    expect(await environmentsIn(folder)).toEqual(["dev", "prod"]);
  });

  test("have the extension of the project", async () => {
    await write("Pulumi.yml", "Pulumi.prod.yaml", "Pulumi.dev.yml");

    expect(await environmentsIn(folder)).toEqual(["dev"]);
  });

  test("are missing without a project", async () => {
    await write("Pulumi.dev.yaml");

    await expect(environmentsIn(folder)).rejects.toThrow(/has no Pulumi\.yaml.*--cwd/);
  });

  test("are missing without a stack file", async () => {
    await write("Pulumi.yaml");

    await expect(environmentsIn(folder)).rejects.toThrow(/has no environment.*Pulumi\.dev\.yaml/);
  });

  test.each(["nowhere", "Pulumi.yaml"])("are missing if the folder is none: %s", async (name) => {
    await write("Pulumi.yaml");

    await expect(environmentsIn(path.join(folder, name))).rejects.toThrow(/is no folder.*--cwd/);
  });
});

test("every environment is chosen, or those that are named", () => {
  expect(chosen(["dev", "prod"])).toEqual(["dev", "prod"]);
  expect(chosen(["dev", "prod"], ["prod", "prod"])).toEqual(["prod"]);
});

test("an environment that is not there is answered with those that are", () => {
  expect(() => chosen(["dev", "prod"], ["qa"])).toThrow(
    /no environment "qa": there are dev, prod\..*Pulumi\.qa\.yaml/,
  );
});
