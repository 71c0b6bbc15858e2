/**
 * Versions and the day (UTC) on which each ends: two years after the next came out. For the newest that is a guess. It also works
 * before the day of its release, so that a test needs no clock.
 */
const VERSIONS: readonly (readonly [name: string, lastDay: string])[] = [
  ["v21.0", "2027-01-21"],
  ["v22.0", "2027-05-20"],
  ["v23.0", "2027-10-08"],
  ["v24.0", "2028-02-18"],
  ["v25.0", "2028-07-29"],
  ["v26.0", "2028-11-04"],
  ["v27.0", "2029-03-31"],
];

export const VERSION_NAMES = VERSIONS.map(([name]) => name);

const NEWEST_VERSION = VERSIONS[VERSIONS.length - 1]?.[0] ?? "v27.0";

const PREFIX = /^\/(v\d+\.\d+)(?=[/?]|$)/;

/** The version in a request's address, if any. */
export function askedVersion(url: string): string | undefined {
  return PREFIX.exec(url)?.[1];
}

/** The address as the routes know it. Only an id, `app` and an upload have versions, but not the page and the admin endpoint. */
export function withoutVersion(url: string): string {
  return url.replace(/^\/v\d+\.\d+(?=\/+(\d|app(?:[/?]|$)|upload:))/, "");
}

/**
 * The version that answers. An expired one does not fail: the next living version answers, and only the header
 * `facebook-api-version` says so. Without a version, the oldest living one answers. Undefined: an unknown version.
 */
export function servedVersion(asked: string | undefined, now: number, oldest?: string): string | undefined {
  const alive = VERSIONS.filter(
    ([name, lastDay]) => !older(name, oldest) && now < Date.parse(`${lastDay}T24:00:00Z`),
  ).map(([name]) => name);
  const names = alive.length > 0 ? alive : [NEWEST_VERSION];
  return asked === undefined ? names[0] : names.find((name) => !older(name, asked));
}

function older(name: string, than: string | undefined): boolean {
  return than !== undefined && Number(name.slice(1)) < Number(than.slice(1));
}
