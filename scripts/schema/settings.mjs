// @ts-check
// The settings in the schema: of a stack, for the default provider, and of a provider that a program makes.
import { z } from "zod";

import { OF_THE_TOKEN, TOKENS } from "../../provider/dist/engine/plugin/package-settings.js";
import { SETTINGS } from "../support/settings.mjs";

/** @typedef {typeof SETTINGS[number]} Setting */

export function configSpec() {
  return {
    variables: settingsWith(({ variable }) => `The environment variable \`${variable}\` wins over it.`),
  };
}

export function providerSpec() {
  return {
    description:
      "A provider with settings of its own: for another token, or for a simulator. The settings of the stack, in its config, are those of the default provider.",
    inputProperties: settingsWith(({ name, variable }) => {
      const used = `The environment variable \`${variable}\` is used only if the program`;
      if (TOKENS.includes(name)) return `${used} writes neither \`accessToken\` nor \`accessTokens\`.`;
      return OF_THE_TOKEN.includes(name)
        ? `${used} writes neither this setting nor a token.`
        : `${used} does not write this setting.`;
    }),
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
