import { reviewed } from "../numbers/name-review";
import type { NumberRecord } from "../numbers/record";
import type { Store } from "../state/store";

/** Something that a person does in WhatsApp Manager and no call can. */
export interface Action {
  readonly name: string;
  readonly label: string;
  readonly danger: boolean;
  /** What it will do, for the page that asks again. */
  readonly explain: string;
  readonly possible: (number: NumberRecord) => boolean;
  readonly run: (store: Store, number: NumberRecord) => void;
}

const underReview = ({ nameStatus, newNameStatus }: NumberRecord): boolean =>
  newNameStatus === undefined ? nameStatus === "PENDING_REVIEW" : newNameStatus === "PENDING_REVIEW";

const ACTIONS: readonly Action[] = [
  {
    name: "approve-name",
    label: "Approve name",
    danger: false,
    explain: "The display name that waits for its review becomes the number's name.",
    possible: underReview,
    run: (store, number) => store.change(number, reviewed(number, "APPROVED")),
  },
  {
    name: "decline-name",
    label: "Decline name",
    danger: false,
    explain: "The display name that waits for its review is declined.",
    possible: underReview,
    run: (store, number) => store.change(number, reviewed(number, "DECLINED")),
  },
  {
    name: "turn-off-two-step",
    label: "Turn off two-step",
    danger: false,
    explain: "The PIN is forgotten, so that the number can move to another account.",
    possible: ({ pin }) => pin !== undefined,
    run: (store, number) => store.change(number, { pin: undefined }),
  },
  {
    name: "delete",
    label: "Delete",
    danger: true,
    explain: "The number leaves its account for good. The API cannot do this, and cannot undo it.",
    possible: () => true,
    run: (store, { id }) => void store.remove(id),
  },
];

export function actionsFor(number: NumberRecord): Action[] {
  return ACTIONS.filter(({ possible }) => possible(number));
}

export function findAction(name: string, number: NumberRecord): Action | undefined {
  return actionsFor(number).find((action) => action.name === name);
}
