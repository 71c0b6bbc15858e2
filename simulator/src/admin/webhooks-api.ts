import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { AreaControls } from "../areas";
import { SettingsError } from "../settings/settings-error";
import type { World } from "../world";
import { NotFound } from "./not-found";
import { withoutNulls } from "./without-nulls";

const override = z.strictObject({ overrideCallbackUri: z.string().optional() });

interface OfAccount {
  Params: { id: string };
}
interface OfApp {
  Params: { id: string; app: string };
}
type Message = Parameters<AreaControls["sendTestMessage"]>[1];

const ACCOUNT = "/accounts/:id/subscriptions";

/** Changes of subscriptions by people in a dashboard, and messages of customers. */
export function webhooksApi(app: FastifyInstance, world: World, controls: AreaControls): void {
  const { accounts, apps, store, saved } = world;
  const check = (accountId: string, appId?: string): void => {
    if (!accounts.has(accountId)) throw new NotFound(`There is no account ${accountId}.`);
    if (appId !== undefined && !apps.has(appId)) throw new NotFound(`There is no app ${appId}.`);
  };

  app.get<OfAccount>(ACCOUNT, ({ params: { id } }) => {
    check(id);
    return { subscriptions: controls.subscriptions(id) };
  });
  app.put<OfApp>(`${ACCOUNT}/:app`, async ({ params, body }) => {
    check(params.id, params.app);
    const result = override.safeParse(withoutNulls(body ?? {}));
    if (!result.success) throw new SettingsError(`The body is invalid:\n${z.prettifyError(result.error)}`);
    const subscriptions = controls.subscribeApp(params.id, params.app, result.data.overrideCallbackUri);
    await saved();
    return { subscriptions };
  });
  app.delete<OfApp>(`${ACCOUNT}/:app`, async ({ params }, reply) => {
    check(params.id, params.app);
    controls.unsubscribeApp(params.id, params.app);
    await saved();
    return reply.code(204).send();
  });
  app.post<OfAccount>("/numbers/:id/messages", async ({ params: { id }, body }) => {
    if (store.find(id) === undefined) throw new NotFound(`There is no number ${id}.`);
    return { deliveries: await controls.sendTestMessage(id, withoutNulls(body ?? {}) as Message) };
  });
}
