import * as z from "zod";
import { ruled } from "../../engine/rules";

export { flag, numericId } from "../../engine/rules";

/** The countries in which Meta can keep the data of a number at rest. */
const DATA_REGIONS = ["AU", "ID", "IN", "JP", "SG", "KR", "DE", "CH", "GB", "BR", "BH", "ZA", "AE", "CA"];

/** No reason shows the value. */
export const pin = () =>
  ruled("six digits as text, from a secret of the stack config", (value) =>
    /^\d{6}$/.test(value) ? undefined : "must have six digits and nothing else",
  );

export const dataRegion = () =>
  ruled('a country as text, for example "DE"', (value) =>
    DATA_REGIONS.includes(value)
      ? undefined
      : `is not a country in which Meta stores data: write one of ${DATA_REGIONS.join(", ")}`,
  );

export const anyValue = () =>
  z.union([z.string(), z.number(), z.boolean()], { error: "write a text, a number or a boolean" });
