// @ts-check
// The readmes of the packages, for the languages whose section of the schema has one.

/** @param {string} repository */
export function nodejsReadme(repository) {
  return readme(
    repository,
    "npm install @pulumi-whatsapp/whatsapp @pulumi/pulumi",
    `\`\`\`ts
import * as pulumi from "@pulumi/pulumi";
import * as whatsapp from "@pulumi-whatsapp/whatsapp";

const config = new pulumi.Config();

const support = new whatsapp.PhoneNumber(
  "support",
  {
    businessAccountId: "100000000000001",
    cc: "1",
    phoneNumber: "2025550123",
    verifiedName: "Acme Support",
    retainOnDelete: true,
  },
  { protect: true },
);

const registration = new whatsapp.Registration("support", {
  businessAccountId: "100000000000001",
  phoneNumberId: support.id,
  pin: config.requireSecret("pin"),
});

export const ready = registration.ready;
\`\`\``,
  );
}

/** @param {string} repository */
export function pythonReadme(repository) {
  return readme(
    repository,
    "pip install pulumi_whatsapp",
    `\`\`\`python
import pulumi
import pulumi_whatsapp as whatsapp

config = pulumi.Config()

support = whatsapp.PhoneNumber(
    "support",
    business_account_id="100000000000001",
    cc="1",
    phone_number="2025550123",
    verified_name="Acme Support",
    retain_on_delete=True,
    opts=pulumi.ResourceOptions(protect=True),
)

registration = whatsapp.Registration(
    "support",
    business_account_id="100000000000001",
    phone_number_id=support.id,
    pin=config.require_secret("pin"),
)

pulumi.export("ready", registration.ready)
\`\`\``,
  );
}

/**
 * @param {string} repository
 * @param {string} install
 * @param {string} program
 */
function readme(repository, install, program) {
  return `# WhatsApp for Pulumi

WhatsApp business phone numbers as code: create, verify and register them, with their webhooks and profiles.

\`\`\`sh
${install}
pulumi config set --secret whatsapp:accessToken
pulumi config set --secret pin
\`\`\`

The provider needs Node.js 20 or newer, for programs of every language.

${program}

\`\`\`sh
pulumi up # creates the number; its registration waits
npx pulumi-whatsapp verify +12025550123 --account 100000000000001 --stack <stack> # Meta sends a code; you type it in
pulumi up # registers the number: it can send
\`\`\`

The [documentation](${repository}) explains every step. The packages for Node.js, Python and Go are tested, and so is YAML. Those for .NET and Java are untested.
`;
}
