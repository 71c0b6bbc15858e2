import { type Policies, PolicyPack } from "@pulumi/policy";
import { getStack } from "@pulumi/pulumi";

import { NUMBER, numberIn, onNumbers, REGISTRATION, registrationIn } from "./resources";
import { allowedCountry, allowedName, keptInProduction, registeredInProduction } from "./rules";

const texts = { type: "array", items: { type: "string" }, minItems: 1 } as const;
const productionStacks = { ...texts, default: ["prod", "production"] };

const policies: Policies = [
  {
    name: "production-numbers-are-kept",
    description: "Numbers in production are protected, and stay at Meta if they leave the stack.",
    enforcementLevel: "mandatory",
    configSchema: { properties: { productionStacks } },
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
    name: "production-numbers-are-registered",
    description: "Numbers in production are registered, so that they can send.",
    enforcementLevel: "mandatory",
    configSchema: { properties: { productionStacks } },
    // A number that a program only looks up is not among the resources.
    validateStack: (args, reportViolation) => {
      const of = (type: string) => args.resources.filter((resource) => resource.type === type);
      const registrations = of(REGISTRATION).map(registrationIn);
      const { productionStacks } = args.getConfig<{ productionStacks: string[] }>();
      for (const number of of(NUMBER).map(numberIn)) {
        const circumstances = { stack: getStack(), productionStacks, registrations };
        const found = registeredInProduction(number, circumstances);
        if (found !== undefined) reportViolation(found, number.urn);
      }
    },
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
