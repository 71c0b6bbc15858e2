import { type Manifest, type Entry, lockfile, readJson } from "./support";

const entries = new Map<string, Entry>(lockfile(""));

/** Scripts that npm runs in the project of whoever installs. */
const AT_INSTALLATION = ["preinstall", "install", "postinstall", "prepare", "preprepare", "postprepare"];

describe.each(["provider", "simulator"])("%s", (folder) => {
  test("has no script that runs when it is installed", () => {
    const { scripts = {} } = readJson(folder, "package.json") as Manifest;

    expect(Object.keys(scripts).filter((name) => AT_INSTALLATION.includes(name))).toEqual([]);
  });

  test("brings no package along that has one", () => {
    const brought = new Set<string>();
    const open = [folder];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const name of Object.keys(entries.get(at)?.dependencies ?? {})) {
        const found = [`${at}/node_modules/${name}`, `node_modules/${name}`].find((place) =>
          entries.has(place),
        );
        if (found === undefined) throw new Error(`${name} is not in the lockfile`);
        if (brought.has(found)) continue;
        brought.add(found);
        open.push(found);
      }
    }

    expect(brought.size).toBeGreaterThan(10);
    expect([...brought].filter((name) => entries.get(name)?.hasInstallScript)).toEqual([]);
  });
});

test("the packages that have one are known, and none serves in production but by the peer @pulumi/pulumi", () => {
  const names = [...entries].filter(([, { hasInstallScript }]) => hasInstallScript).map(([name]) => name);

  expect(names.sort()).toEqual([
    // jest's, the import example's loader, Pulumi's own SDK, jest's again.
    "node_modules/@parcel/watcher",
    "node_modules/esbuild",
    "node_modules/protobufjs",
    "node_modules/unrs-resolver",
  ]);
});
