import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { WhatsAppPhoneNumber } from "pulumi-whatsapp";

const config = new pulumi.Config();
const namespace = config.require("namespace");

const support = new WhatsAppPhoneNumber(
  "support",
  { cc: "1", phoneNumber: "2025550123", verifiedName: "Example Support" },
  { protect: true, retainOnDelete: true },
);

// The id is no secret: it names the number in each message call.
const numberSettings = new kubernetes.core.v1.ConfigMap("whatsapp-number", {
  metadata: { namespace },
  data: { WHATSAPP_PHONE_NUMBER_ID: support.phoneNumberId },
});

// A token that may send messages, and not the one by which Pulumi manages numbers: the service needs no more.
const token = new kubernetes.core.v1.Secret("whatsapp-token", {
  metadata: { namespace },
  stringData: { WHATSAPP_ACCESS_TOKEN: config.requireSecret("messagingToken") },
});

const labels = { app: "messaging" };
const service = new kubernetes.apps.v1.Deployment("messaging", {
  metadata: { namespace },
  spec: {
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        containers: [
          {
            name: "messaging",
            image: config.require("image"),
            envFrom: [
              { configMapRef: { name: numberSettings.metadata.name } },
              { secretRef: { name: token.metadata.name } },
            ],
          },
        ],
      },
    },
  },
});

export const phoneNumberId = support.phoneNumberId;
export const deployment = service.metadata.name;
