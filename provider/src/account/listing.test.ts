import { unreadNumber } from "./graph-number";
import { Listing } from "./listing";
import type { Page } from "./page";

const page = (edit: Partial<Page> = {}): Page => ({
  numbers: [],
  withoutId: [],
  next: undefined,
  isCutOff: false,
  ...edit,
});

const listingOf = (...pages: Page[]) => {
  const listing = new Listing();
  for (const each of pages) listing.add(each);
  return listing;
};

describe("a listing of several pages", () => {
  test("has the numbers without a readable id of every page, and no others", () => {
    const listing = listingOf(
      page({ withoutId: ["+1 202-555-0123"] }),
      page({ numbers: [unreadNumber("300000000000001")] }),
      page({ withoutId: ["+1 202-555-0124"] }),
    );

    expect(listing.withoutId).toEqual(["+1 202-555-0123", "+1 202-555-0124"]);
  });

  test("is cut off if one of its pages is", () => {
    expect(listingOf(page({ isCutOff: true }), page()).isCutOff).toBe(true);
    expect(listingOf(page(), page()).isCutOff).toBe(false);
  });
});
