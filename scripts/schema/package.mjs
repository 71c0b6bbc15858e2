// @ts-check
// The package of the schema, and its form in each language. The build adds its version, the provider's.
import { readFileSync } from "node:fs";
import { minVersion } from "semver";

import { nodejsReadme, pythonReadme } from "./readmes.mjs";
import { REPOSITORY } from "../support/repository.mjs";

/** @type {unknown} */
const manifest = JSON.parse(readFileSync(new URL("../../provider/package.json", import.meta.url), "utf8"));
/** The versions of Pulumi's SDK, `^3.216.0`. */
const { "@pulumi/pulumi": PULUMI = "" } = /** @type {{ peerDependencies: Record<string, string> }} */ (
  manifest
).peerDependencies;
const DESCRIPTION =
  "WhatsApp business phone numbers as code: create, verify and register them, with their webhooks and profiles.";

export const PACKAGE = {
  name: "whatsapp",
  displayName: "WhatsApp",
  description: DESCRIPTION,
  keywords: ["pulumi", "whatsapp", "kind/native", "category/utility"],
  homepage: REPOSITORY,
  repository: REPOSITORY,
  license: "Apache-2.0",
  publisher: "pulumi-whatsapp",
  pluginDownloadURL: "github://api.github.com/pulumi-whatsapp/pulumi-whatsapp",
  language: {
    nodejs: {
      packageName: "@pulumi-whatsapp/whatsapp",
      packageDescription: DESCRIPTION,
      dependencies: { "@pulumi/pulumi": PULUMI },
      typescriptVersion: "^5.0.0",
      readme: nodejsReadme(REPOSITORY),
      respectSchemaVersion: true,
    },
    python: {
      packageName: "pulumi_whatsapp",
      pyproject: { enabled: true },
      requires: { pulumi: `>=${String(minVersion(PULUMI))},<4.0.0` },
      readme: pythonReadme(REPOSITORY),
      respectSchemaVersion: true,
    },
    go: {
      importBasePath: "github.com/pulumi-whatsapp/pulumi-whatsapp/sdk/go/whatsapp",
      generateResourceContainerTypes: true,
      respectSchemaVersion: true,
    },
    // Neither section has a place for a readme. The other readmes say that these packages are untested.
    csharp: {
      rootNamespace: "PulumiWhatsApp",
      namespaces: { whatsapp: "WhatsApp" },
      respectSchemaVersion: true,
    },
    java: { basePackage: "io.github.pulumi_whatsapp", buildFiles: "gradle" },
  },
};
