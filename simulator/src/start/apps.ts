import { type App, DEFAULT_APP } from "../apps";
import { twice } from "../settings/id";
import type { Settings } from "../settings/settings";
import { SettingsError } from "../settings/settings-error";

/** The apps of the settings, and the default app. */
export function appsOf({ apps, appSecret }: Settings): ReadonlyMap<string, App> {
  const double = twice(apps.map(({ id }) => id));
  if (double !== undefined) throw new SettingsError(`The app ${double} is listed twice.`);
  const all = apps.some(({ id }) => id === DEFAULT_APP.id) ? apps : [DEFAULT_APP, ...apps];
  return new Map(all.map((app) => [app.id, appOf(app, appSecret)]));
}

type Described = Pick<Settings["apps"][number], "id" | "name" | "secret" | "callbackUrl">;

function appOf({ id, name, secret, callbackUrl }: Described, appSecret: string | undefined): App {
  const fallback = id === DEFAULT_APP.id ? DEFAULT_APP.name : `Test app ${id}`;
  return { id, name: name ?? fallback, secret: secret ?? appSecret, callbackUrl };
}

/** Finds the app of a token: the one that lists it, or else the default app. */
export function tokenApps(
  settings: Settings["apps"],
  apps: ReadonlyMap<string, App>,
): (token: string) => App {
  if (twice(settings.flatMap(({ tokens }) => tokens)) !== undefined)
    throw new SettingsError("A token under apps is listed twice: it belongs to one app.");
  return (token) => {
    const id = settings.find(({ tokens }) => tokens.includes(token))?.id ?? DEFAULT_APP.id;
    const app = apps.get(id);
    if (app === undefined) throw new Error(`The app ${id} is missing.`);
    return app;
  };
}
