/** Ways out for failures of the CLI. */
const WAYS_OUT: readonly (readonly [RegExp, string])[] = [
  [
    /passphrase must be set/,
    "Set the first one to the passphrase of this project's stacks. Stacks without one have an empty passphrase.",
  ],
  [/incorrect passphrase/, "Set PULUMI_CONFIG_PASSPHRASE to the passphrase of this stack."],
  [/PULUMI_ACCESS_TOKEN must be set/, "For another backend, run pulumi login, or set PULUMI_BACKEND_URL."],
];

/**
 * The CLI's own words about a failure, for example that somebody else is updating the stack, with a way out. `undefined` if it only failed.
 */
export function wordsOf({ message }: Error): string | undefined {
  // The Automation API adds the command, its output, and the whole text once more.
  const [text = ""] = message.split(/\n\s*err\?: /);
  const [, words] = /^\s*error: (.+)/ms.exec(text) ?? [];
  if (words === undefined) return undefined;
  const way = WAYS_OUT.find(([failure]) => failure.test(words))?.[1];
  return way === undefined ? words.trim() : `${words.trim()}. ${way}`;
}

/** The same, or the whole message. */
export const failureIn = (error: Error): string => wordsOf(error) ?? error.message;
