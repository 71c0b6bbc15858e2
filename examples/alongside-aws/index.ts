import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { WhatsAppPhoneNumber } from "pulumi-whatsapp";

const support = new WhatsAppPhoneNumber(
  "support",
  { cc: "1", phoneNumber: "2025550123", verifiedName: "Example Support" },
  { protect: true, retainOnDelete: true },
);

// For everything that looks the number up by itself. The id is no secret: it names the number in each message call.
const numberParameter = new aws.ssm.Parameter("whatsapp-number", {
  name: "/messaging/whatsapp-phone-number-id",
  type: aws.ssm.ParameterType.String,
  value: support.phoneNumberId,
});

// A token that may send messages, and not the one by which Pulumi manages numbers: the function needs no more.
const token = new aws.ssm.Parameter("whatsapp-token", {
  name: "/messaging/whatsapp-access-token",
  type: aws.ssm.ParameterType.SecureString,
  value: new pulumi.Config().requireSecret("messagingToken"),
});

const role = new aws.iam.Role("messaging", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
});
new aws.iam.RolePolicy("read-token", {
  role: role.name,
  policy: token.arn.apply((arn) =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "ssm:GetParameter", Resource: arn }],
    }),
  ),
});

const messaging = new aws.lambda.Function("messaging", {
  runtime: aws.lambda.Runtime.NodeJS22dX,
  handler: "index.handler",
  role: role.arn,
  code: new pulumi.asset.AssetArchive({
    "index.mjs": new pulumi.asset.StringAsset(
      "export const handler = async () => process.env.WHATSAPP_PHONE_NUMBER_ID;",
    ),
  }),
  environment: {
    variables: {
      WHATSAPP_PHONE_NUMBER_ID: support.phoneNumberId,
      // The name and not the value: whoever may look at the function does not see the token.
      WHATSAPP_ACCESS_TOKEN_PARAMETER: token.name,
    },
  },
});

export const phoneNumberId = support.phoneNumberId;
export const phoneNumberParameter = numberParameter.name;
export const functionName = messaging.name;
