import * as z from "zod";
import type { CallContext } from "../../graph/graph-client";
import { nodeId } from "../../graph/node-id";
import { Refusal } from "../../graph/refusal";
import type { Numbers } from "../numbers";
import { nextIn, type Cursor } from "../page";

/** An app that receives the account's webhooks. */
export interface SubscribedApp {
  readonly id: string;
  readonly name: string | null;
  /** The address that replaces the app's own for this account. */
  readonly callbackUri: string | undefined;
}

const text = z.string().optional().catch(undefined);
const entry = z.object({
  whatsapp_business_api_data: z.object({ id: nodeId, name: text }),
  // In an unknown form it may still be an address.
  override_callback_uri: z.string().nullish(),
});
const page = z.object({ data: z.array(z.unknown()), paging: z.unknown().optional() });

/** Few apps receive the webhooks of one account, so a list without an end stops here. */
const MAX_PAGES = 50;

/** The apps that receive the webhooks of one account, as the app of one token sees them. */
export class SubscribedApps {
  readonly #edge: readonly string[];
  readonly #numbers: Numbers;

  constructor(account: string, numbers: Numbers) {
    this.#edge = [account, "subscribed_apps"];
    this.#numbers = numbers;
  }

  /** The id of the token's own app. */
  appId(context: CallContext): Promise<string> {
    return this.#numbers.appId(context);
  }

  /** The subscription of the token's own app; `undefined` if Meta's list certainly lacks it. */
  async own(context: CallContext): Promise<SubscribedApp | undefined> {
    return this.find(await this.appId(context), context);
  }

  /** The subscription of that app; `undefined` if Meta's list certainly lacks it. */
  async find(id: string, context: CallContext): Promise<SubscribedApp | undefined> {
    let isReadable = true;
    let at: Cursor | undefined = {};
    const visited = new Set<string>();
    while (at !== undefined && !visited.has(JSON.stringify(at)) && visited.size < MAX_PAGES) {
      visited.add(JSON.stringify(at));
      const answer = page.safeParse(await this.#numbers.get(this.#edge, at, context)).data;
      const apps: (SubscribedApp | undefined)[] = (answer?.data ?? [undefined]).map(appIn);
      const found = apps.find((app) => app?.id === id);
      if (found !== undefined) return found;
      const { next, isCutOff } = nextIn(answer?.paging);
      isReadable &&= !isCutOff && apps.every((app) => app !== undefined);
      at = next;
    }
    if (isReadable && at === undefined) return undefined;
    // The part that cannot be read may contain the app.
    throw new Refusal(
      `Could not ${context.action}: Meta returned only a part of the list of subscribed apps. Nothing was changed. Run the same command again.`,
    );
  }

  /** Without an address Meta calls the app's own one. That also clears an address that was set. */
  subscribe(context: CallContext): Promise<unknown> {
    return this.#numbers.post(this.#edge, {}, context);
  }

  subscribeAt(callbackUri: string, verifyToken: string, context: CallContext): Promise<unknown> {
    const params = { override_callback_uri: callbackUri, verify_token: verifyToken };
    return this.#numbers.post(this.#edge, params, context);
  }

  unsubscribe(context: CallContext): Promise<unknown> {
    return this.#numbers.delete(this.#edge, context);
  }
}

function appIn(json: unknown): SubscribedApp | undefined {
  const read = entry.safeParse(json);
  if (!read.success) return undefined;
  const { whatsapp_business_api_data: app, override_callback_uri: uri } = read.data;
  return { id: app.id, name: app.name ?? null, callbackUri: uri === "" ? undefined : (uri ?? undefined) };
}
