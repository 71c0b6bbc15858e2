/** The name of a number in messages: `+1 2025550123`, with its id if it is known. */
export function numberName(
  number: { cc?: unknown; phoneNumber?: unknown; displayPhoneNumber?: unknown },
  id?: string,
): string {
  const { cc, phoneNumber, displayPhoneNumber } = number;
  const digits =
    typeof cc === "string" && typeof phoneNumber === "string" ? `+${cc} ${phoneNumber}` : undefined;
  const shown = digits ?? (typeof displayPhoneNumber === "string" ? displayPhoneNumber : undefined);
  if (id === undefined) return shown ?? "the number";
  return shown === undefined ? `the number with id ${id}` : `${shown} (id ${id})`;
}

export function accountName(businessAccountId: string | undefined): string {
  return businessAccountId === undefined ? "an unknown account" : `account ${businessAccountId}`;
}
