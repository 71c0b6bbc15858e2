import { type Html, html } from "./html";
import { layout } from "./layout";

export interface Question {
  title: string;
  explain: string;
  /** On the button. */
  label: string;
  /** Whether it cannot be undone. */
  danger: boolean;
  /** Where the answer goes. */
  action: string;
  csrfToken: string;
  /** Ask for the admin secret too. */
  withSecret: boolean;
}

/** Asks before anything is changed. */
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

/** After an action that has more to tell than the accounts show. */
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
