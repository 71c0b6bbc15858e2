import {
  PolicyPack,
  type ReportViolation,
  type ResourceValidationArgs,
  type ResourceValidationPolicy,
} from "@pulumi/policy";
import { getStack } from "@pulumi/pulumi";

import { allowedCountry, allowedName, type DeclaredNumber, keptInProduction, type Objection } from "./rules";

const NUMBER = "pulumi-nodejs:dynamic/whatsapp:WhatsAppPhoneNumber";

/** A rule that looks at phone numbers and at nothing else. */
function onNumbers(objection: (number: DeclaredNumber, args: ResourceValidationArgs) => Objection) {
  return (args: ResourceValidationArgs, reportViolation: ReportViolation) => {
    if (args.type !== NUMBER) return;
    const found = objection(args.props, args);
    if (found !== undefined) reportViolation(found);
  };
}

const texts = { type: "array", items: { type: "string" }, minItems: 1 } as const;

const policies: ResourceValidationPolicy[] = [
  {
    name: "production-numbers-are-kept",
    description: "Numbers in production are protected, and stay at Meta whatever happens to the stack.",
    enforcementLevel: "mandatory",
    configSchema: { properties: { productionStacks: { ...texts, default: ["prod", "production"] } } },
    validateResource: onNumbers((number, args) => {
      const { productionStacks } = args.getConfig<{ productionStacks: string[] }>();
      return keptInProduction(number, {
        stack: getStack(),
        productionStacks,
        isProtected: args.opts.protect,
      });
    }),
  },
  {
    name: "display-name-pattern",
    description: "Display names follow the pattern of the company.",
    enforcementLevel: "mandatory",
    configSchema: { properties: { pattern: { type: "string", default: "^Example " } } },
    validateResource: onNumbers((number, args) =>
      allowedName(number, args.getConfig<{ pattern: string }>().pattern),
    ),
  },
  {
    name: "allowed-countries",
    description: "Numbers are in countries that the company works in.",
    enforcementLevel: "mandatory",
    configSchema: { properties: { countries: { ...texts, default: ["US", "GB"] } } },
    validateResource: onNumbers((number, args) =>
      allowedCountry(number, args.getConfig<{ countries: string[] }>().countries),
    ),
  },
];

new PolicyPack("whatsapp-numbers", { policies });
