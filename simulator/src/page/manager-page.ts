import type { Account } from "../accounts";
import type { FaultInForce } from "../faults/faults";
import type { LedgerEntry } from "../ledger/entry";
import { displayNumber } from "../numbers/phone";
import type { NumberRecord } from "../numbers/record";
import type { World } from "../world";
import { actionsFor } from "./actions";
import { type Html, html } from "./html";
import { layout } from "./layout";

const SHOWN_REQUESTS = 25;

/** Accounts with their numbers, faults in force and the last requests. */
export function managerPage(world: World): string {
  return layout(
    "WhatsApp Graph simulator",
    html`${[...world.accounts.values()].map((account) => accountSection(account, world))}
    ${faultSection(world.faults.list())} ${requestSection(world.ledger.list())}`,
  );
}

function accountSection(account: Account, { store, modes }: World): Html {
  const numbers = store.list(account.id);
  const cap = modes.numberCap(account.id);
  const count = `${numbers.length}${cap === Infinity ? "" : ` of ${cap}`} ${numbers.length === 1 ? "number" : "numbers"}`;
  return html`<section>
    <header>
      <h2>${account.name}</h2>
      <span class="soft"
        >Account <code>${account.id}</code> · ${count} · listing ${modes.listing(account.id)}</span
      >
    </header>
    ${
      numbers.length === 0
        ? html`<p class="soft">No numbers yet. Add one with POST /${account.id}/phone_numbers.</p>`
        : table(
            `Numbers of ${account.name}`,
            ["Number", "Display name", "Status", "Verification", "Quality", "Platform", "Actions"],
            numbers.map((number) => numberRow(number, modes.displayRewriting)),
          )
    }
  </section>`;
}

function numberRow(number: NumberRecord, rewriting: boolean): Html {
  const { id, verifiedName, nameStatus, newDisplayName, newNameStatus, sentCode } = number;
  const shown = displayNumber(number, rewriting);
  return html`<tr>
    <td class="nowrap"><strong>${shown}</strong><small class="mono">${id}</small></td>
    <td>
      ${verifiedName === "" ? html`<span class="soft">no name</span>` : verifiedName} ${badge(nameStatus)}
      ${
        newDisplayName === undefined
          ? undefined
          : html`<small>new: ${newDisplayName} ${badge(newNameStatus ?? "")}</small>`
      }
    </td>
    <td>${badge(number.status)}</td>
    <td>
      ${badge(number.codeVerificationStatus)}
      ${
        sentCode === undefined
          ? undefined
          : html`<small>code <strong class="mono">${sentCode.code}</strong> by ${sentCode.method}</small>`
      }
    </td>
    <td>${badge(number.qualityRating)}</td>
    <td>${number.platformType}${number.pin === undefined ? undefined : html`<small>two-step on</small>`}</td>
    <td>
      <span class="actions"
        >${actionsFor(number).map(
          ({ name, label, danger }) =>
            html`<a
              class="${danger ? "danger" : "plain"}"
              href="/_manager/numbers/${id}/${name}"
              aria-label="${label}: ${shown}"
              >${label}</a
            >`,
        )}</span
      >
    </td>
  </tr>`;
}

function faultSection(faults: readonly FaultInForce[]): Html {
  return html`<section>
    <header><h2>Faults in force</h2></header>
    ${
      faults.length === 0
        ? html`<p class="soft">None.</p>`
        : table("Faults in force", ["Fault", "Strikes", "Left", "Actions"], faults.map(faultRow))
    }
  </section>`;
}

function faultRow({ id, on, then: { kind, ...details }, left }: FaultInForce): Html {
  const limits = [on.method, on.edge, on.account].filter((limit) => limit !== undefined).join(" ");
  const described = Object.entries(details).map(([name, value]) => `${name} ${String(value)}`);
  return html`<tr>
    <td><strong>${kind}</strong><small>${described.join(", ")}</small></td>
    <td>${limits === "" ? "every call" : limits}</td>
    <td>${left}</td>
    <td><a href="/_manager/faults/${id}/remove" aria-label="Remove fault ${id}: ${kind}">Remove</a></td>
  </tr>`;
}

function requestSection(requests: readonly LedgerEntry[]): Html {
  const last = requests.slice(-SHOWN_REQUESTS).reverse();
  return html`<section>
    <header>
      <h2>Last requests</h2>
      <span class="soft">${last.length} of ${requests.length}, newest first</span>
    </header>
    ${
      last.length === 0
        ? html`<p class="soft">None yet.</p>`
        : table(
            "Last requests",
            ["Time", "Request", "Answer", "Code", "Faults", "Took"],
            last.map(requestRow),
          )
    }
  </section>`;
}

function requestRow(entry: LedgerEntry): Html {
  const { at, method, path, outcome, status, code, subcode, faults, durationMs } = entry;
  const answer = outcome === "answered" ? String(status) : outcome;
  const tone = outcome !== "answered" ? "warn" : status !== undefined && status < 400 ? "good" : "bad";
  return html`<tr>
    <td class="nowrap mono">${at.slice(11, 19)}</td>
    <td class="mono"><strong>${method}</strong> ${path}</td>
    <td><span class="badge ${tone}">${answer}</span></td>
    <td class="mono">${code === undefined ? "" : `${code}${subcode === undefined ? "" : `/${subcode}`}`}</td>
    <td>${faults?.join(", ")}</td>
    <td class="nowrap">${durationMs === undefined ? "" : `${durationMs} ms`}</td>
  </tr>`;
}

/** Wide tables scroll in their own frame, which the keyboard reaches. */
function table(label: string, columns: readonly string[], rows: readonly Html[]): Html {
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0">
    <table>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

const GOOD = ["CONNECTED", "VERIFIED", "APPROVED", "AVAILABLE_WITHOUT_REVIEW", "GREEN"];
const WARN = ["PENDING", "PENDING_REVIEW", "NOT_VERIFIED", "UNVERIFIED", "YELLOW", "FLAGGED", "RATE_LIMITED"];
const BAD = ["BANNED", "RESTRICTED", "DECLINED", "EXPIRED", "RED", "DELETED"];

function badge(state: string): Html {
  const tone = GOOD.includes(state)
    ? "good"
    : WARN.includes(state)
      ? "warn"
      : BAD.includes(state)
        ? "bad"
        : "";
  return html`<span class="badge ${tone}">${state.toLowerCase().replaceAll("_", " ")}</span>`;
}
