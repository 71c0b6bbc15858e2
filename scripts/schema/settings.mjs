// @ts-check
// The settings in the schema: of a stack, for the default provider, and of a provider that a program makes.
import { z } from "zod";

import { SETTINGS } from "../support/settings.mjs";

/** @typedef {typeof SETTINGS[number]} Setting */

/** The variables of tokens. If a program sets a token, none of them counts. */
const TOKENS = ["accessToken", "accessTokens"];

export function configSpec() {
  return {
    variables: settingsWith(({ variable }) => `The environment variable \`${variable}\` wins over it.`),
  };
}

export function providerSpec() {
  return {
    description:
      "A provider with settings of its own: for another token, or for a simulator. The settings of the stack, in its config, are those of the default provider.",
    inputProperties: settingsWith(({ name, variable }) =>
      TOKENS.includes(name)
        ? `The environment variable \`${variable}\` is used only if the program writes neither \`accessToken\` nor \`accessTokens\`.`
        : `The environment variable \`${variable}\` is used only if the program does not write this setting.`,
    ),
  };
}

/**
 * No default from the environment: the SDKs would read it, and a variable must not win over a provider of the program.
 * @param {(setting: Setting) => string} ofVariable the words about the environment variable
 */
function settingsWith(ofVariable) {
  return Object.fromEntries(
    SETTINGS.map((setting) => [
      setting.name,
      {
        ...typeOf(setting),
        description:
          setting.variable === undefined ? setting.meaning : `${setting.meaning} ${ofVariable(setting)}`,
        ...(setting.secret ? { secret: true } : {}),
      },
    ]),
  );
}

/** @param {Setting} setting */
function typeOf({ schema }) {
  const { type } = z.toJSONSchema(schema);
  return type === "object" ? { type, additionalProperties: { type: "string" } } : { type };
}
