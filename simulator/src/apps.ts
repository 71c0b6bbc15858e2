/** An app of Meta's: tokens belong to it, and webhooks are delivered to it. */
export interface App {
  readonly id: string;
  readonly name: string;
  /** Signs its webhooks, and the proofs of its tokens. */
  readonly secret: string | undefined;
  /** Where its webhooks go unless an override says otherwise. */
  readonly callbackUrl: string | undefined;
}

/** The app of every token that no other app has. The settings can give it a name, a secret and a callback. */
export const DEFAULT_APP = { id: "200000000000001", name: "Test app" } as const;

/** The page of an app. Meta names one for each. */
export function appLink({ id }: App): string {
  return `https://www.facebook.com/games/?app_id=${id}`;
}
