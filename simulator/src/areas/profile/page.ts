import { html } from "../../page/html";
import type { AreaPage } from "../area";

export const page: AreaPage = {
  cells: [
    {
      column: "Profile",
      show({ profile }) {
        if (profile === undefined) return undefined;
        const { websites = [], pictureSha256, ...texts } = profile;
        const lines = [
          ...Object.entries(texts).map(([name, text]) => `${name}: ${text}`),
          ...websites,
          ...(pictureSha256 === undefined ? [] : [`picture ${pictureSha256.slice(0, 8)}`]),
        ];
        return html`${lines.map((line) => html`<small>${line}</small>`)}`;
      },
    },
  ],
};
