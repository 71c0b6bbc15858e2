import { Html, html } from "./html";
import { STYLE } from "./style";

/** A whole page, without a script, because none of its functions needs one. */
export function layout(title: string, content: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        ${new Html(`<style>${STYLE}</style>`)}
      </head>
      <body>
        <header class="top">
          <h1>WhatsApp Graph simulator</h1>
          <p>Nothing here is real: no number exists, no message is sent.</p>
          <a href="/">Reload</a>
        </header>
        <main>${content}</main>
      </body>
    </html> `.markup;
}
