import { createHash } from "node:crypto";

export const STYLE = `
:root {
  color-scheme: light dark;
  --back: #f2f4f6; --card: #ffffff; --ink: #16202a; --soft: #55636f; --line: #d9dfe4;
  --brand: #0b6b4f; --link: #0a6147; --danger: #b3261e; --danger-ink: #ffffff;
  --good: #0b6b4f; --good-back: #dcf3ea; --warn: #7a4b00; --warn-back: #fdeecf; --bad: #a3231b; --bad-back: #fbe0dd;
  --plain-back: #e8ecef;
}
@media (prefers-color-scheme: dark) {
  :root {
    --back: #10171d; --card: #18222a; --ink: #e6edf2; --soft: #9fb0bd; --line: #2c3943;
    --brand: #0f5c46; --link: #5fd3ab; --danger: #f2867e; --danger-ink: #2a0906;
    --good: #7fe0bd; --good-back: #113a2d; --warn: #f4c56d; --warn-back: #40300f; --bad: #f6a29b; --bad-back: #4a1b18;
    --plain-back: #26323b;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
header.top { background: var(--brand); color: #ffffff; padding: 1rem 1.5rem; display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; }
header.top h1 { font-size: 1.2rem; margin: 0; }
header.top p { margin: 0; opacity: .92; }
header.top a { color: inherit; margin-left: auto; }
main { max-width: 76rem; margin: 0 auto; padding: 1.5rem; display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 1fr); }
section { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; overflow: hidden; }
section > header, section > p, section > form { padding: 1rem 1.25rem; margin: 0; }
section > header { display: flex; flex-wrap: wrap; gap: .1rem 1rem; align-items: baseline; }
h2 { font-size: 1.05rem; margin: 0; }
.soft { color: var(--soft); }
.scroll { overflow-x: auto; border-top: 1px solid var(--line); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .6rem .75rem; vertical-align: top; border-bottom: 1px solid var(--line); }
th:first-child, td:first-child { padding-left: 1.25rem; }
th:last-child, td:last-child { padding-right: 1.25rem; }
tr:last-child td { border-bottom: 0; }
th { color: var(--soft); font-weight: 600; font-size: .85rem; white-space: nowrap; }
td small { display: block; color: var(--soft); }
code, .mono { font: .9em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.nowrap { white-space: nowrap; }
.badge { display: inline-block; padding: 0 .5rem; border-radius: 1rem; font-size: .8rem; font-weight: 600; white-space: nowrap; background: var(--plain-back); color: var(--ink); }
.badge.good { background: var(--good-back); color: var(--good); }
.badge.warn { background: var(--warn-back); color: var(--warn); }
.badge.bad { background: var(--bad-back); color: var(--bad); }
a { color: var(--link); }
a.danger { color: var(--danger); }
section > header + p, p + form { padding-top: 0; }
.actions { white-space: nowrap; display: flex; flex-direction: column; gap: .15rem; align-items: flex-start; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.scroll:focus-visible { outline-offset: -3px; }
form { display: grid; gap: 1rem; justify-items: start; }
label { display: grid; gap: .25rem; font-weight: 600; }
input[type=password] { font: inherit; padding: .45rem .6rem; border: 1px solid var(--soft); border-radius: .4rem; background: var(--back); color: var(--ink); }
button { font: inherit; font-weight: 600; padding: .5rem 1rem; border: 0; border-radius: .4rem; background: var(--brand); color: #ffffff; cursor: pointer; }
button.danger { background: var(--danger); color: var(--danger-ink); }
.choices { display: flex; gap: 1rem; align-items: center; }
`;

/** The name of the style in the content security policy, which allows no other. */
export const STYLE_HASH = `sha256-${createHash("sha256").update(STYLE).digest("base64")}`;
