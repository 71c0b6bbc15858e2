/** Fictional numbers: the North American ones that end in 555-01xx, a hundred per area code. */
export const DECLARED = Array.from({ length: Number(process.env.BENCH_NUMBERS) }, (_, index) => ({
  name: `number-${index}`,
  businessAccountId: "100000000000001",
  cc: "1",
  phoneNumber: `${201 + Math.floor(index / 100)}55501${String(index % 100).padStart(2, "0")}`,
  verifiedName: `Example ${index}`,
}));
