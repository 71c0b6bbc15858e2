/** Resources of every kind of this package, by the name of the class. */
import * as whatsapp from "pulumi-whatsapp";

import type { Declared } from "../numbers.mjs" with { "resolution-mode": "import" };
import { DECLARED } from "./declared";

type Construct = new (name: string, args: object) => object;

for (const { kind = "WhatsAppPhoneNumber", name, ...args } of DECLARED as Declared[]) {
  const Kind = whatsapp[kind as keyof typeof whatsapp] as unknown as Construct;
  new Kind(name, args);
}
