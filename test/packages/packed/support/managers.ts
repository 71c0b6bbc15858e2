import path from "node:path";

const MODULES = path.resolve(__dirname, "../../../../node_modules");
const YARN = path.join(MODULES, "@yarnpkg/cli-dist/bin/yarn.js");

/** A package manager: its settings in a project, and what one types to install there. */
export interface Manager {
  name: string;
  files: Record<string, string>;
  command: string[];
  variables: NodeJS.ProcessEnv;
}

/** npm is the machine's own, with its own cache; the caches of the others are shared by the tests of one run. */
export function managers(): { npm: Manager; pnpm: Manager; yarn: Manager; yarnPlugAndPlay: Manager } {
  const caches = process.env.TEST_CACHES;
  if (caches === undefined) throw new Error("There is no folder for caches: see pack.mjs");
  const yarn = {
    command: [process.execPath, YARN, "install"],
    variables: {
      YARN_GLOBAL_FOLDER: path.join(caches, "yarn"),
      YARN_ENABLE_TELEMETRY: "false",
      // On a CI server yarn would refuse to write the lockfile that an empty project lacks.
      YARN_ENABLE_IMMUTABLE_INSTALLS: "false",
    },
  };
  return {
    npm: {
      name: "npm",
      files: {},
      command: ["npm", "install", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"],
      variables: {},
    },
    pnpm: {
      name: "pnpm",
      files: {},
      command: [process.execPath, path.join(MODULES, "pnpm/bin/pnpm.cjs"), "install"],
      variables: {
        XDG_DATA_HOME: path.join(caches, "pnpm/data"),
        XDG_CACHE_HOME: path.join(caches, "pnpm/cache"),
        XDG_STATE_HOME: path.join(caches, "pnpm/state"),
      },
    },
    yarn: {
      name: "yarn",
      // An own lockfile makes the folder a project of its own, whatever lies above it.
      files: { ".yarnrc.yml": "nodeLinker: node-modules\n", "yarn.lock": "" },
      ...yarn,
    },
    yarnPlugAndPlay: {
      name: "yarn with Plug'n'Play",
      files: { ".yarnrc.yml": "nodeLinker: pnp\n", "yarn.lock": "" },
      ...yarn,
    },
  };
}

/** A command that yarn runs in a project that it installed, with the variables that are needed for it. */
export const throughYarn = (...command: string[]): string[] => [process.execPath, YARN, ...command];
