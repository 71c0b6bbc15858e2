import { type Html, html } from "./html";
import { layout } from "./layout";

export interface Question {
  title: string;
  explain: string;
  /** The text on the button. */
  label: string;
  /** Whether it cannot be undone. */
  danger: boolean;
  /** The address for the answer. */
  action: string;
  csrfToken: string;
  /** Whether to ask for the admin secret too. */
  withSecret: boolean;
}

/** Asks before a change. */
export function questionPage({
  title,
  explain,
  label,
  danger,
  action,
  csrfToken,
  withSecret,
}: Question): string {
  return layout(
    title,
    html`<section>
      <header><h2>${title}</h2></header>
      <p>${explain}</p>
      <form method="post" action="${action}">
        <input type="hidden" name="csrf_token" value="${csrfToken}" />
        ${
          withSecret
            ? html`<label
                >Admin secret <input type="password" name="secret" autocomplete="off" required
              /></label>`
            : undefined
        }
        <span class="choices"
          ><button type="submit" class="${danger ? "danger" : "plain"}">${label}</button>
          <a href="/">Cancel</a></span
        >
      </form>
    </section>`,
  );
}

/** The page after an action whose result the accounts do not show. */
export function resultPage(title: string, result: Html): string {
  return layout(
    title,
    html`<section>
      <header><h2>${title}</h2></header>
      ${result}
      <p><a href="/">Back to the accounts</a></p>
    </section>`,
  );
}

export function messagePage(title: string, message: string): string {
  return layout(
    title,
    html`<section>
      <header><h2>${title}</h2></header>
      <p>${message} <a href="/">Back to the accounts</a></p>
    </section>`,
  );
}
