import { Refusal } from "../graph/refusal";

/** An id becomes part of an address, so anything but digits could ask for another thing than a number. */
export function refuseOtherIds(id: string): void {
  if (/^\d+$/.test(id)) return;
  throw new Refusal(`"${id}" is not the id of a number: write its digits, as WhatsApp Manager shows them.`);
}
