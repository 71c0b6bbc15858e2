import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

import { run } from "./support/command";

const PROVIDER = path.resolve(__dirname, "../../../provider");
const manifest = JSON.parse(readFileSync(path.join(PROVIDER, "package.json"), "utf8")) as {
  version: string;
  bin: Record<string, string>;
};

describe("pulumi-whatsapp", () => {
  test("is a program that npx finds", () => {
    const file = path.join(PROVIDER, manifest.bin["pulumi-whatsapp"] ?? "none");

    expect(readFileSync(file, "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  test("alone prints its help, with code 1", async () => {
    const { code, stdout, stderr } = await run([]);

    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/Usage: pulumi-whatsapp .*Commands:\s+verify /s);
  });

  test("prints the package's version", async () => {
    expect(await run(["--version"])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: "" });
  });

  test.each([
    [["--help"], /Usage: pulumi-whatsapp \[options\] \[command\].*verify/s],
    [["adopt", "--help"], /Usage: pulumi-whatsapp adopt .*--import-file <file>.*Exit code: 0 written/s],
    [
      ["environments", "--help"],
      /Usage: pulumi-whatsapp environments .*<preview\|up\|drift\|refresh>.*Exit code: 0 nothing/s,
    ],
    [["verify", "--help"], /Usage: pulumi-whatsapp verify .*--code-from <command>.*Exit code: 0 verified/s],
  ])("%j prints help", async (args, help) => {
    const { code, stdout, stderr } = await run(args);

    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(help);
  });

  test.each([
    [["verfy"], /Did you mean verify\?.*See pulumi-whatsapp --help/s],
    [["verify", "--al"], /Did you mean --all\?.*See pulumi-whatsapp verify --help/s],
    [["verify", "+12025550123", "--method", "fax"], /Allowed choices are sms, voice/],
    [["verify", "+12025550123", "--language", "English"], /such as en_US/],
    [["verify", "+12025550123", "--account", "acme"], /digits of the account's id/],
    [["verify", "+12025550123", "--account"], /argument missing/],
    [["verify", "202-555-0123"], /is not a number.*\+12025550123/],
    [["verify", "--all", "+12025550123"], /not both/],
    [["adopt", "--account", "acme"], /digits of the account's id/],
    [["adopt", "--id", "acme"], /digits of the number's id/],
    [["adopt", "100000000000001"], /too many arguments/],
    [["verify"], /Write the numbers.*--all/],
    [["environments"], /missing required argument 'preview\|up\|drift\|refresh'.*environments --help/s],
    [["environments", "destroy"], /Allowed choices are preview, up, drift, refresh/],
    [["environments", "up", "--json", "--markdown"], /cannot be used with option '--json'/],
    [["environments", "up", "--onyl", "dev"], /Did you mean --only\?.*environments --help/s],
    [["environments", "up", "--cwd", "docs"], /The folder docs has no Pulumi\.yaml.*--cwd/],
  ])("%j fails with a hint", async (args, hint) => {
    const { code, stdout, stderr } = await run(args);

    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(hint);
    expect(stderr).not.toContain("    at ");
  });
});

test("a program that uses the package, and the provider's process, load nothing of the command", async () => {
  const script = `
    require("pulumi-whatsapp");
    require("pulumi-whatsapp/handler").handler();
    console.log(JSON.stringify(Object.keys(require.cache)));`;

  const { stdout } = await promisify(execFile)(process.execPath, ["--eval", script], { cwd: __dirname });

  const loaded = JSON.parse(stdout) as string[];
  const ours = loaded.flatMap((file) => /\/provider\/((?:bundle|dist)\/.*)$/.exec(file)?.[1] ?? []);
  expect(ours.sort()).toEqual(["bundle/handler.js", "bundle/index.js"]);
});
