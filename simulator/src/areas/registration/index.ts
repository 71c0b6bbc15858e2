import type { Area } from "../area";
import { deregister } from "./deregister";
import { page } from "./page";
import { changePin } from "./pin";
import { rememberDeletion } from "./refusals";
import { register } from "./register";
import { seen, type SeenRegistration } from "./seen";
import { shapes } from "./shapes";
import { changeSettings, readSettings } from "./storage";

export interface Registration {
  edge: "register" | "deregister" | "settings";
  shapes: typeof shapes;
  seen: SeenRegistration;
}

/** Connecting a number to the Cloud API, the PIN of its two-step verification, and the region of its messages. */
export const registration: Area<Registration> = {
  shapes,
  routes: [register, deregister, readSettings, changeSettings],
  initial: () => ({}),
  fields: { read: { is_pin_enabled: ({ pin }) => pin !== undefined } },
  change: changePin,
  secretParameters: ["pin"],
  migrationObstacles: ({ pin }) => (pin === undefined ? [] : ["its two-step verification must be off"]),
  left(number, status, world) {
    if (status === "DELETED") rememberDeletion(number, world);
  },
  seen,
  page,
};
