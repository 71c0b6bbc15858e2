import { type Html, html } from "./html";

export function badge(text: string, tone: "good" | "warn" | "bad" | ""): Html {
  return html`<span class="badge ${tone}">${text}</span>`;
}
