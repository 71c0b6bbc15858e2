// @ts-check
import { cp, writeFile } from "node:fs/promises";
import path from "node:path";

import { ROOT } from "../support/local-stack.mjs";
import { inProject } from "./project.mjs";
import { svgOf } from "./svg.mjs";

const TITLE = "pulumi preview plans to create three WhatsApp business phone numbers and to register them";
const CONFIG = `config:
  whatsapp:businessAccountId: "100000000000001"
  acme:numbers:
    - { name: support, cc: "1", phoneNumber: "2025550123", verifiedName: Acme Support }
    - { name: sales, cc: "1", phoneNumber: "2025550145", verifiedName: Acme Sales }
    - { name: alerts, cc: "1", phoneNumber: "2025550167", verifiedName: Acme Alerts }
  # A preview sends no PIN, so none has to be secret here.
  acme:pin-support: "000000"
  acme:pin-sales: "000000"
  acme:pin-alerts: "000000"
`;

/** `pulumi preview` of the example business-numbers. */
export async function previewPicture() {
  // A preview does not call Meta, but it checks that a token is set.
  return inProject({ WHATSAPP_ACCESS_TOKEN: "none-in-previews" }, async ({ folder, run, show }) => {
    for (const file of ["index.ts", "package.json", "tsconfig.json"]) {
      await cp(path.join(ROOT, "examples/business-numbers", file), path.join(folder, file));
    }
    await writeFile(path.join(folder, "Pulumi.yaml"), "name: acme\nruntime: nodejs\n");
    await writeFile(path.join(folder, "Pulumi.prod.yaml"), CONFIG);
    await run("pulumi", "stack", "init", "prod");
    return { "preview.svg": svgOf(TITLE, await show("pulumi preview --suppress-outputs")) };
  });
}
