import { broughtAlongBy, lockfile, readJson } from "./support";

const ENTRIES = lockfile("");
/** Scripts that npm runs in the project of the person who installs. */
const AT_INSTALLATION = ["preinstall", "install", "postinstall", "prepare", "preprepare", "postprepare"];

test.each(["provider", "plugin", "simulator"])(
  "%s has no script that runs when it is installed",
  (folder) => {
    const { scripts = {} } = readJson(folder, "package.json") as { scripts?: Record<string, string> };

    expect(Object.keys(scripts).filter((name) => AT_INSTALLATION.includes(name))).toEqual([]);
  },
);

test.each(["provider", "plugin"])("%s brings no package along", (folder) => {
  expect(broughtAlongBy(folder)).toEqual([]);
});

test("the simulator brings no package along that has one", () => {
  const brought = broughtAlongBy("simulator");

  expect(brought.length).toBeGreaterThan(10);
  expect(brought.filter((name) => ENTRIES[name]?.hasInstallScript)).toEqual([]);
});

test("the packages that have one are known, and none serves in production but by the peer @pulumi/pulumi", () => {
  expect(
    Object.keys(ENTRIES)
      .filter((name) => ENTRIES[name]?.hasInstallScript)
      .sort(),
  ).toEqual([
    // jest's, the import example's loader, Pulumi's own SDK, jest's again.
    "node_modules/@parcel/watcher",
    "node_modules/esbuild",
    "node_modules/protobufjs",
    "node_modules/unrs-resolver",
  ]);
});
