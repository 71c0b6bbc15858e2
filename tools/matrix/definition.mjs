// @ts-check

/**
 * What the READMEs and the package.json files state. A test compares them, and the matrix proves them.
 * @type {{ node: number, sdk: string, cli: string, typescript: [oldest: string, newest: string] }}
 */
export const SUPPORTED = { node: 20, sdk: "3.216.0", cli: "3.216.0", typescript: ["5.0", "6.0"] };

/** The newest of each line when this was last changed, and the very first of the oldest: all pins are here. */
const NODE = { first: "20.0.0", 20: "20.20.2", 22: "22.23.3", 24: "24.21.0", 26: "26.10.0" };
/** From 3.249.0 on the SDK asks for Node 22. */
export const SDK = { oldest: SUPPORTED.sdk, newestForNode20: "3.248.0", newest: "3.270.0" };

/**
 * @typedef {{ node: string, sdk: string, oldestCli?: boolean, quick?: boolean, fails?: { with: string, why: string } }} RunCell
 * @typedef {{ typescript: string, sdk: string, quick?: boolean }} CompileCell
 */

/** @type {RunCell[]} */
export const RUNS = [
  { node: NODE.first, sdk: SDK.oldest, quick: true },
  { node: NODE[20], sdk: SDK.oldest },
  { node: NODE[20], sdk: SDK.newestForNode20 },
  { node: NODE[20], sdk: SDK.newest },
  { node: NODE[22], sdk: SDK.oldest },
  { node: NODE[22], sdk: SDK.newest },
  { node: NODE[24], sdk: SDK.oldest },
  { node: NODE[24], sdk: SDK.newest, quick: true },
  { node: NODE[26], sdk: SDK.newest },
  { node: NODE[20], sdk: SDK.oldest, oldestCli: true },
  { node: NODE[24], sdk: SDK.newest, oldestCli: true },
];

/**
 * One step beyond what is supported, and what shows it.
 * @type {RunCell[]}
 */
export const BEYOND = [
  {
    node: NODE[20],
    sdk: "3.215.0",
    fails: {
      with: "preview with the old name, refused",
      why: "npm refuses to install it beside this package. Forced, it ignores the inputs that a refresh reads: a number that was renamed in WhatsApp Manager would be planned as an update, which then fails.",
    },
  },
];

/** For each SDK the compilers that it allows. */
const COMPILERS = {
  [SDK.oldest]: ["5.0.4", "5.1.6", "5.2.2", "5.3.3", "5.4.5", "5.5.4", "5.6.3", "5.7.3", "5.8.3", "5.9.3"],
  [SDK.newest]: [
    "5.0.4",
    "5.1.6",
    "5.2.2",
    "5.3.3",
    "5.4.5",
    "5.5.4",
    "5.6.3",
    "5.7.3",
    "5.8.3",
    "5.9.3",
    "6.0.3",
  ],
};

/** @type {CompileCell[]} */
export const COMPILATIONS = Object.entries(COMPILERS).flatMap(([sdk, compilers]) =>
  compilers.map((typescript) => ({
    typescript,
    sdk,
    quick: typescript === (sdk === SDK.oldest ? compilers[0] : compilers.at(-1)),
  })),
);
