import { isLiving } from "../../nodes/leave";
import { badge } from "../../page/badge";
import { html } from "../../page/html";
import type { AreaPage } from "../area";
import { nextStep } from "./next-step";
import { seen } from "./seen";

export const page: AreaPage = {
  cells: [
    {
      column: "Platform",
      show: ({ pin, dataRegion }) =>
        html`<small>two-step ${pin === undefined ? "off" : "on"}</small
          >${dataRegion === undefined ? undefined : html`<small>region ${dataRegion}</small>`}`,
    },
    {
      column: "Next step",
      show(number, world) {
        const step = nextStep(number, world);
        if (step === undefined) return undefined;
        const by = seen(number).registerAgainBy?.slice(0, 10);
        return html`${badge(step, step === "ready" ? "good" : "warn")}${by && html`<small>by ${by}</small>`}`;
      },
    },
  ],
  actions: [
    {
      name: "turn-off-two-step",
      label: "Turn off two-step",
      danger: false,
      explain: "The PIN is forgotten, so that the number can move to another account.",
      possible: (number) => number.pin !== undefined && isLiving(number),
      run: ({ store }, number) => store.change(number, { pin: undefined, wrongPins: undefined }),
    },
  ],
};
