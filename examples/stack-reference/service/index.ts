import * as pulumi from "@pulumi/pulumi";

import { SettingsFile } from "./settings-file";

// Which stack has the numbers: "organization/<project>/<stack>", also where there is no organization.
const numbers = new pulumi.StackReference(new pulumi.Config().require("numbersStack"));

const settings = new SettingsFile("settings", {
  path: new pulumi.Config().require("settingsPath"),
  // require, not get: a number that the other stack does not have fails here, with its name.
  phoneNumberId: numbers.requireOutput("supportNumberId") as pulumi.Output<string>,
});

export const phoneNumberId = settings.phoneNumberId;
