// @ts-check
// The arrows between the parts of the provider and of the simulator. npm run lint checks them.
const PROVIDER = "^provider/src";
const CLASS_FILE = `${PROVIDER}/resources/[^/]+/whatsapp-[^/]+\\.ts$`;
const TEST = "\\.test\\.ts$|/test-support/";

/**
 * A part may depend on these files and folders of its package, and on itself.
 * @param {string} name
 * @param {string} from
 * @param {string[]} allowed
 * @returns {import("dependency-cruiser").IForbiddenRuleType}
 */
const mayOnlyUse = (name, from, allowed) => ({
  name,
  severity: "error",
  from: { path: from, pathNot: TEST },
  to: { path: PROVIDER, pathNot: [from, ...allowed] },
});

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    { name: "no-circles", severity: "error", from: { pathNot: "^simulator/" }, to: { circular: true } },
    {
      // Types may: those of the state come from the list of areas, and the routes of an area use them.
      name: "no-circles-of-values",
      severity: "error",
      from: { path: "^simulator/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    mayOnlyUse("graph-knows-nothing-above-it", `${PROVIDER}/graph/`, []),
    mayOnlyUse("account-uses-graph", `${PROVIDER}/account/`, [`${PROVIDER}/graph/`]),
    mayOnlyUse("settings-use-graph", `${PROVIDER}/settings\\.ts$`, [`${PROVIDER}/graph/`]),
    mayOnlyUse("engine-uses-graph-and-settings", `${PROVIDER}/engine/`, [
      `${PROVIDER}/graph/`,
      `${PROVIDER}/settings\\.ts$`,
    ]),
    {
      name: "a-resource-uses-no-other",
      severity: "error",
      from: { path: `${PROVIDER}/resources/([^/]+)/`, pathNot: TEST },
      to: {
        path: PROVIDER,
        pathNot: [
          `${PROVIDER}/resources/$1/`,
          `${PROVIDER}/(account|graph)/`,
          `${PROVIDER}/engine/(accepted|access|check-inputs|check-settings|diff-of|entries-of-run|errors|fields|input-reader|lookup-function|properties|resource-kind|rules)\\.ts$`,
          // The class alone says how it is served.
          `${PROVIDER}/engine/(handle|plain-secrets|promise-traces|registering|resource-options)\\.ts$`,
        ],
      },
    },
    {
      name: "only-classes-know-the-dynamic-way",
      severity: "error",
      from: { path: `${PROVIDER}/resources/`, pathNot: [TEST, CLASS_FILE] },
      to: {
        path: `${PROVIDER}/engine/(handle|plain-secrets|promise-traces|registering|resource-options)\\.ts$`,
      },
    },
    mayOnlyUse("the-list-uses-resources", `${PROVIDER}/resources\\.ts$`, [
      `${PROVIDER}/resources/[^/]+/index\\.ts$`,
      `${PROVIDER}/engine/resource-kind\\.ts$`,
    ]),
    mayOnlyUse("programs-load-classes", `${PROVIDER}/index\\.ts$`, [CLASS_FILE]),
    // Finding a number by its digits is not the resource's alone, but its code is there so far.
    mayOnlyUse("commands-use-account-and-graph", `${PROVIDER}/commands/`, [
      `${PROVIDER}/(account|graph)/`,
      `${PROVIDER}/engine/(access|dynamic-words|errors|properties)\\.ts$`,
      `${PROVIDER}/settings\\.ts$`,
    ]),
    {
      name: "nothing-uses-commands",
      severity: "error",
      from: { path: PROVIDER, pathNot: [TEST, `${PROVIDER}/commands/`] },
      to: { path: `${PROVIDER}/commands/` },
    },
    {
      name: "one-command-uses-no-other",
      severity: "error",
      from: { path: `${PROVIDER}/commands/([^/]+)/`, pathNot: TEST },
      to: { path: `${PROVIDER}/commands/[^/]+/`, pathNot: `${PROVIDER}/commands/$1/` },
    },
    {
      name: "pulumi-belongs-to-engine-and-classes",
      severity: "error",
      from: {
        path: `${PROVIDER}/(graph|account|settings|resources|commands)`,
        pathNot: [TEST, CLASS_FILE, `${PROVIDER}/commands/automation\\.ts$`],
      },
      to: { path: "@pulumi/pulumi" },
    },
    {
      name: "an-area-uses-no-other",
      severity: "error",
      from: { path: "^simulator/src/areas/([^/]+)/", pathNot: TEST },
      to: { path: "^simulator/src/areas/[^/]+/", pathNot: "^simulator/src/areas/$1/" },
    },
    {
      name: "only-the-list-knows-the-areas",
      severity: "error",
      from: { path: "^simulator/src", pathNot: [TEST, "^simulator/src/areas(/|\\.ts$)"] },
      to: { path: "^simulator/src/areas/[^/]+/" },
    },
    {
      name: "the-product-uses-no-test",
      severity: "error",
      from: { path: "^(provider|simulator)/src", pathNot: TEST },
      to: { path: `${TEST}|^test/` },
    },
    {
      name: "nothing-unused",
      severity: "error",
      from: { orphan: true, path: "^(provider|simulator)/src" },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["types", "require", "node"] },
  },
};
