import type { NumberInputs } from "./inputs";
import { sameName } from "./names";

const REPLACING = [
  "businessAccountId",
  "cc",
  "phoneNumber",
] as const satisfies readonly (keyof NumberInputs)[];

type Properties = Record<string, unknown>;

const text = (value: unknown) => (typeof value === "string" ? value : undefined);

/** The inputs whose change makes it another number. */
export function replacedBy(olds: Properties, news: Properties): string[] {
  return REPLACING.filter((name) => olds[name] !== news[name]);
}

/** Whether the program declares another display name than the state has. No name declared is no name to change. */
export function isRenamed(olds: Properties, news: Properties): boolean {
  return news.verifiedName !== undefined && !sameName(text(olds.verifiedName), text(news.verifiedName));
}

export interface Diff {
  readonly changes: boolean;
  readonly replaces: string[];
  readonly deleteBeforeReplace: boolean;
}

/**
 * What a step has to do, from the old outputs and the checked new inputs. `changes` is always explicit: left out, the bridge would
 * compare `__provider` as well.
 */
export function diffNumber(olds: Properties, news: Properties): Diff {
  const replaces = replacedBy(olds, news);
  // An update stores it in the outputs too, where `read` finds it: a refresh would lose it otherwise.
  const retentionChanged = (olds.retainOnDelete === true) !== (news.retainOnDelete === true);
  return {
    changes: replaces.length > 0 || isRenamed(olds, news) || retentionChanged,
    replaces,
    // The old number that is not retained has to fail to be deleted before a new one exists. One that is retained is better kept until
    // the new one exists. Safe to read from the news: check refuses a replacement in the step that changes retainOnDelete.
    deleteBeforeReplace: replaces.length > 0 && news.retainOnDelete !== true,
  };
}
