import type { Account } from "../accounts";
import type { Cell } from "../areas/area";
import { displayNumber } from "../nodes/phone";
import type { NumberRecord } from "../nodes/record";
import type { World } from "../world";
import { actionsFor } from "./actions";
import { type Html, html } from "./html";
import { table } from "./table";

/** The numbers of an account: a row each, with the cells and actions of all areas. */
export function numberTable(account: Account, numbers: readonly NumberRecord[], world: World): Html {
  const cells = world.areas.flatMap((area) => area.page?.cells ?? []);
  const columns = [...new Set(cells.map(({ column }) => column))];
  return table(
    `Numbers of ${account.name}`,
    ["Number", ...columns, "Actions"],
    numbers.map((number) => numberRow(number, columns, cells, world)),
  );
}

function numberRow(
  number: NumberRecord,
  columns: readonly string[],
  cells: readonly Cell[],
  world: World,
): Html {
  const { id } = number;
  const shown = displayNumber(number, world.modes.displayRewriting);
  return html`<tr>
    <td class="nowrap"><strong>${shown}</strong><small class="mono">${id}</small></td>
    ${columns.map(
      (wanted) =>
        html`<td>
          ${cells.filter(({ column }) => column === wanted).map((cell) => html`${cell.show(number, world)}`)}
        </td>`,
    )}
    <td>
      <span class="actions"
        >${actionsFor(number, world).map(
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
