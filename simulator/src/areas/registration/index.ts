import { isLiving } from "../../nodes/leave";
import { html } from "../../page/html";
import type { Area } from "../area";
import { deregister } from "./deregister";
import { pinFrom } from "./pin";
import { register } from "./register";
import { shapes } from "./shapes";

export interface Registration {
  edge: "register" | "deregister";
  shapes: typeof shapes;
  seen: {
    /** Whether two-step verification is on. */
    readonly isPinEnabled: boolean;
  };
}

/** Connecting a number to the Cloud API, and the PIN of its two-step verification. */
export const registration: Area<Registration> = {
  shapes,
  routes: [register, deregister],
  initial: () => ({}),
  fields: { read: { is_pin_enabled: ({ pin }) => pin !== undefined } },
  change: ({ parameters }) => (parameters.has("pin") ? { pin: pinFrom(parameters) } : undefined),
  secretParameters: ["pin"],
  migrationObstacles: ({ pin }) => (pin === undefined ? [] : ["its two-step verification must be off"]),
  seen: ({ pin }) => ({ isPinEnabled: pin !== undefined }),
  page: {
    cells: [
      {
        column: "Platform",
        show: ({ pin }) => (pin === undefined ? undefined : html`<small>two-step on</small>`),
      },
    ],
    actions: [
      {
        name: "turn-off-two-step",
        label: "Turn off two-step",
        danger: false,
        explain: "The PIN is forgotten, so that the number can move to another account.",
        possible: (number) => number.pin !== undefined && isLiving(number),
        run: ({ store }, number) => store.change(number, { pin: undefined }),
      },
    ],
  },
};
