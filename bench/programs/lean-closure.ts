/** The least that a closure can do: an object with one POST, without outputs of its own. */
import * as pulumi from "@pulumi/pulumi";
import axios from "axios";

import { DECLARED } from "./declared";

type NumberInputs = Record<"businessAccountId" | "cc" | "phoneNumber" | "verifiedName", string>;

const provider: pulumi.dynamic.ResourceProvider<NumberInputs> = {
  async create(inputs) {
    const { data } = await axios.post<{ id: string }>(
      `${process.env.WHATSAPP_GRAPH_URL ?? ""}/v26.0/${inputs.businessAccountId}/phone_numbers`,
      { cc: inputs.cc, phone_number: inputs.phoneNumber, verified_name: inputs.verifiedName },
      { headers: { authorization: `Bearer ${process.env.WHATSAPP_ACCESS_TOKEN ?? ""}` } },
    );
    return { id: data.id, outs: inputs };
  },
};

class PhoneNumber extends pulumi.dynamic.Resource {
  constructor(name: string, args: NumberInputs) {
    super(provider, name, args);
  }
}

for (const { name, ...number } of DECLARED) new PhoneNumber(name, number);
