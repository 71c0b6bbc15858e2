import { Quota, together } from "./quota";

const answer = (appPercent: number) => (name: string) =>
  name === "x-app-usage" ? JSON.stringify({ call_count: appPercent }) : undefined;

test("counts requests with and without an answer", () => {
  const quota = new Quota();

  quota.count();
  quota.count(answer(3));

  expect(quota).toMatchObject({ requests: 2, highest: { percent: 3 } });
});

test("keeps the highest usage, not the last one", () => {
  const quota = new Quota();

  for (const percent of [20, 60, 40]) quota.count(answer(percent));

  expect(quota.highest).toEqual({ percent: 60, measure: "calls" });
});

test("announces its first request alone", () => {
  const onFirst = jest.fn();
  const quota = new Quota(onFirst);
  expect(onFirst).not.toHaveBeenCalled();

  quota.count();
  quota.count();

  expect(onFirst).toHaveBeenCalledTimes(1);
});

test("of several processes, the requests are added and the highest usage counts", () => {
  const usage = (percent: number) => ({ percent, measure: "calls" }) as const;
  const both = together({ requests: 2, highest: usage(70) }, { requests: 3, highest: usage(60) });

  expect(both).toEqual({ requests: 5, highest: usage(70) });
  expect(together({ requests: 1 }, both)).toEqual({ requests: 6, highest: usage(70) });
});
