import type { Account } from "../accounts";
import type { FaultInForce } from "../faults/faults";
import type { LedgerEntry } from "../ledger/entry";
import type { World } from "../world";
import { badge } from "./badge";
import { type Html, html } from "./html";
import { layout } from "./layout";
import { table } from "./table";

const SHOWN_REQUESTS = 25;

/** Accounts with their numbers, active faults and the last requests. */
export function managerPage(world: World): string {
  return layout(
    "WhatsApp Graph simulator",
    html`${[...world.accounts.values()].map((account) => accountSection(account, world))}
    ${faultSection(world.faults.list())} ${requestSection(world.ledger.list())}`,
  );
}

function accountSection(account: Account, world: World): Html {
  const pages = world.areas.flatMap(({ page }) => (page === undefined ? [] : [page]));
  const summary = pages.flatMap((page) => page.summary?.(account, world) ?? []);
  return html`<section>
    <header>
      <h2>${account.name}</h2>
      <span class="soft">Account <code>${account.id}</code>${summary.map((part) => html` · ${part}`)}</span>
    </header>
    ${pages.flatMap((page) => page.section?.(account, world) ?? [])}
  </section>`;
}

function faultSection(faults: readonly FaultInForce[]): Html {
  return html`<section>
    <header><h2>Active faults</h2></header>
    ${
      faults.length === 0
        ? html`<p class="soft">None.</p>`
        : table("Active faults", ["Fault", "Calls", "Left", "Actions"], faults.map(faultRow))
    }
  </section>`;
}

function faultRow({ id, on, then: { kind, ...details }, left }: FaultInForce): Html {
  const limits = [on.method, on.edge, on.account, on.number].filter((limit) => limit !== undefined).join(" ");
  const described = Object.entries(details).map(
    ([name, value]) => `${name} ${typeof value === "object" ? JSON.stringify(value) : value}`,
  );
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
    <td>${badge(answer, tone)}</td>
    <td class="mono">${code === undefined ? "" : `${code}${subcode === undefined ? "" : `/${subcode}`}`}</td>
    <td>${faults?.join(", ")}</td>
    <td class="nowrap">${durationMs === undefined ? "" : `${durationMs} ms`}</td>
  </tr>`;
}
