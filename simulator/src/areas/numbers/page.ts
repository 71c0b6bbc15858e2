import { isLiving, leave } from "../../nodes/leave";
import type { NumberRecord } from "../../nodes/record";
import { verificationStatus } from "../../nodes/standing";
import { badge } from "../../page/badge";
import { type Html, html } from "../../page/html";
import { numberTable } from "../../page/number-table";
import type { AreaPage } from "../area";
import { listing, numberCap } from "./modes";
import { reviewed } from "./name-review";

const GOOD = ["CONNECTED", "VERIFIED", "APPROVED", "AVAILABLE_WITHOUT_REVIEW", "GREEN"];
const WARN = ["PENDING", "PENDING_REVIEW", "NOT_VERIFIED", "UNVERIFIED", "YELLOW", "FLAGGED", "RATE_LIMITED"];
const BAD = ["BANNED", "RESTRICTED", "DECLINED", "EXPIRED", "RED", "DELETED", "MIGRATED"];

function stateBadge(state: string): Html {
  const tone = GOOD.includes(state)
    ? "good"
    : WARN.includes(state)
      ? "warn"
      : BAD.includes(state)
        ? "bad"
        : "";
  return badge(state.toLowerCase().replaceAll("_", " "), tone);
}

function names({ verifiedName, nameStatus, newDisplayName, newNameStatus }: NumberRecord): Html {
  return html`${verifiedName === "" ? html`<span class="soft">no name</span>` : verifiedName}
  ${stateBadge(nameStatus)}
  ${
    newDisplayName === undefined
      ? undefined
      : html`<small>new: ${newDisplayName} ${stateBadge(newNameStatus ?? "")}</small>`
  }`;
}

const underReview = (number: NumberRecord): boolean =>
  isLiving(number) && (number.newNameStatus ?? number.nameStatus) === "PENDING_REVIEW";

export const page: AreaPage = {
  summary({ id }, { store, modes }) {
    const count = store.living(id).length;
    const cap = numberCap(modes, id);
    return [
      `${count}${cap === Infinity ? "" : ` of ${cap}`} ${count === 1 ? "number" : "numbers"}`,
      `listing ${listing(modes, id)}`,
    ];
  },
  section(account, world) {
    const numbers = world.store.list(account.id);
    if (numbers.length > 0) return numberTable(account, numbers, world);
    return html`<p class="soft">No numbers yet. Add one with POST /${account.id}/phone_numbers.</p>`;
  },
  cells: [
    { column: "Display name", show: names },
    { column: "Status", show: ({ status }) => stateBadge(status) },
    { column: "Verification", show: (number, { clock }) => stateBadge(verificationStatus(number, clock)) },
    { column: "Quality", show: ({ qualityRating }) => stateBadge(qualityRating) },
    { column: "Platform", show: ({ platformType }) => html`${platformType}` },
  ],
  actions: [
    {
      name: "approve-name",
      label: "Approve name",
      danger: false,
      explain: "The display name that waits for its review becomes the number's name.",
      possible: underReview,
      run: ({ store, clock }, number) => store.change(number, reviewed(number, "APPROVED", clock.now())),
    },
    {
      name: "decline-name",
      label: "Decline name",
      danger: false,
      explain: "The display name that waits for its review is declined.",
      possible: underReview,
      run: ({ store, clock }, number) => store.change(number, reviewed(number, "DECLINED", clock.now())),
    },
    {
      name: "delete",
      label: "Delete",
      danger: true,
      explain: "The number leaves its account for good. The API cannot do this, and cannot undo it.",
      possible: isLiving,
      run: (world, number) => leave(world, number, "DELETED"),
    },
    {
      name: "remove-entry",
      label: "Remove entry",
      danger: true,
      explain: "The number has left its account already. Nothing can read its entry any more.",
      possible: (number) => !isLiving(number),
      run: ({ store }, { id }) => void store.remove(id),
    },
  ],
};
