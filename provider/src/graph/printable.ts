/** Characters that act on a terminal or a log instead of being shown: escape sequences, line ends, changes of direction. */
const ACTING = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

/**
 * Text for people, on one line. Text from Meta may contain escape sequences, or lines that a CI system would run as commands.
 */
export const printable = (text: string) => text.replace(ACTING, " ").replaceAll(COLOUR_TAG, "< {%");

/** Pulumi's CLI takes it for a colour, and drops the text after it, such as our own advice. */
const COLOUR_TAG = "<{%";
