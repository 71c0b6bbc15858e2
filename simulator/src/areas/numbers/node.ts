import { present } from "../../graph/fields";
import type { NodeKind } from "../../nodes/node";
import { numberFields } from "../../nodes/number-fields";

/** A number, as a node. */
export const numberNode: NodeKind<"node"> = {
  edge: "node",
  find(id, world) {
    const number = world.store.find(id);
    return (
      number && {
        accountId: number.accountId,
        number,
        read: (asked, reader) => present(numberFields(world, reader), number, asked),
      }
    );
  },
};
