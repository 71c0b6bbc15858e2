import {
  type PolicyResource,
  type ReportViolation,
  type ResourceValidationArgs,
  UnknownValueError,
} from "@pulumi/policy";

import type { DeclaredNumber, NumberInStack, Objection, RegistrationInStack } from "./types";

export const NUMBER = "pulumi-nodejs:dynamic/whatsapp:WhatsAppPhoneNumber";
export const REGISTRATION = "pulumi-nodejs:dynamic/whatsapp:WhatsAppRegistration";

/** A rule for phone numbers alone. */
export function onNumbers(objection: (number: DeclaredNumber, args: ResourceValidationArgs) => Objection) {
  return (args: ResourceValidationArgs, reportViolation: ReportViolation) => {
    if (args.type !== NUMBER) return;
    const found = objection(args.props, args);
    if (found !== undefined) reportViolation(found);
  };
}

export const numberIn = ({ urn, props }: PolicyResource): NumberInStack => ({
  urn,
  declared: props,
  phoneNumberId: phoneNumberIdIn(props),
});

export const registrationIn = ({ props, propertyDependencies }: PolicyResource): RegistrationInStack => {
  const { phoneNumberId: sources = [] } = propertyDependencies;
  return { sourceUrns: sources.map(({ urn }) => urn), phoneNumberId: phoneNumberIdIn(props) };
};

/** The SDK throws if a policy reads a value that is not known yet. */
function phoneNumberIdIn(props: { phoneNumberId?: string }): string | undefined {
  try {
    return props.phoneNumberId;
  } catch (error) {
    if (error instanceof UnknownValueError) return undefined;
    throw error;
  }
}
