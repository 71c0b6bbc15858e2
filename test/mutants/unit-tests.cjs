// @ts-check
// The unit tests as one file, for Stryker: jest loads the libraries anew for each test file, and Stryker would wait for that at each mutant.
const { readdirSync } = require("node:fs");
const path = require("node:path");
const { default: fc } = require("fast-check");
const { parsePhoneNumberFromString } = require("libphonenumber-js/max");

const SOURCES = path.join(__dirname, "../../provider/src");

// The library reads its data with the first number. That must not count as time of a property.
parsePhoneNumberFromString("+12025550123");

// A mutant that survives its first examples rarely meets a better one, and the smallest example that fails interests nobody here.
// eslint-disable-next-line @typescript-eslint/no-deprecated -- the plugin that replaces it cannot be set for all properties
fc.configureGlobal({ interruptAfterTimeLimit: 200, endOnFailure: true });

for (const folder of ["account", "resources"]) {
  for (const file of readdirSync(path.join(SOURCES, folder), { recursive: true, encoding: "utf8" })) {
    // The class alone needs Pulumi's SDK, which takes four times as long to load as everything else.
    if (!file.endsWith(".test.ts") || file.endsWith("resource-class.test.ts")) continue;
    describe(file, () => {
      require(path.join(SOURCES, folder, file));
    });
  }
}
