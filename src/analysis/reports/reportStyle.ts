import { FONT_FAMILY } from '../visualization/style.ts';

/** Style sheet of a report: one column that reads on a phone, on a wide screen, in the dark and on paper. */
export const REPORT_STYLE = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --page: #f4f6f8; --ink: #1f2933; --muted: #5a6675; --rule: #dfe4ea; --accent: #0072b2; --warn: #d55e00;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #14181f; --page: #0d1015; --ink: #e4e7eb; --muted: #9aa5b1; --rule: #2a313c; --accent: #56b4e9; --warn: #ff9149; }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 ${FONT_FAMILY}; }
header, .columns, footer { max-width: 1160px; margin: 0 auto; padding: 0 20px; }
header { padding-top: 32px; }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: 8px; top: 8px; z-index: 2; padding: 8px 12px; background: var(--paper); }
.kicker { margin: 0; color: var(--muted); font-size: 14px; letter-spacing: 0.02em; }
h1 { margin: 4px 0 20px; font-size: 30px; line-height: 1.2; overflow-wrap: anywhere; }
h2 { margin: 0 0 10px; font-size: 21px; line-height: 1.3; overflow-wrap: anywhere; }
h3 { margin: 0 0 4px; font-size: 17px; line-height: 1.3; overflow-wrap: anywhere; }
.facts h3, .card > h3 { margin-bottom: 8px; font-size: 15px; }
.note { margin: 0 0 12px; padding: 10px 14px; background: var(--paper); border: 1px solid var(--rule); border-left: 4px solid var(--warn); border-radius: 6px; overflow-wrap: anywhere; }
a { color: var(--accent); }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 13px; }
pre { margin: 8px 0 16px; padding: 12px; background: var(--page); border: 1px solid var(--rule); border-radius: 6px; overflow-x: auto; }
pre.command { white-space: pre-wrap; overflow-wrap: anywhere; }
pre.long { max-height: 420px; overflow: auto; }
.tiles { display: flex; flex-wrap: wrap; gap: 12px; margin: 0 0 16px; }
.tiles div { flex: 1 1 auto; padding: 12px 14px; background: var(--paper); border: 1px solid var(--rule); border-radius: 8px; }
.tiles .wide { flex-basis: 210px; }
dt { color: var(--muted); font-size: 13px; white-space: nowrap; }
dd { margin: 0; font-size: 18px; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
dd code { font-size: 16px; }
nav { font-size: 14px; margin: 4px 0 20px; }
nav .contents { margin: 0; padding: 10px 14px; background: var(--paper); border: 1px solid var(--rule); border-radius: 8px; }
nav ul { margin: 8px 0 0; padding: 0; list-style: none; }
nav ul ul { margin: 0 0 6px; padding-left: 12px; border-left: 2px solid var(--rule); }
nav li { margin: 3px 0; line-height: 1.35; }
nav a { display: inline-block; padding: 2px 0; text-decoration: none; overflow-wrap: anywhere; }
nav a:hover { text-decoration: underline; }
nav > .contents > ul > li > a { font-weight: 600; }
button { margin-top: 10px; padding: 6px 10px; font: inherit; color: var(--accent); background: transparent; border: 1px solid var(--rule); border-radius: 6px; cursor: pointer; }
main { min-width: 0; }
figure, .card { margin: 0 0 20px; padding: 18px 20px; background: var(--paper); border: 1px solid var(--rule); border-radius: 8px; }
.group { margin: 0 0 32px; }
.group, figure, .card { scroll-margin-top: 12px; }
.caption { margin: 0 0 4px; color: var(--muted); font-size: 14px; max-width: 78ch; }
figcaption { margin-top: 4px; color: var(--muted); font-size: 14px; max-width: 78ch; }
.plot { width: 100%; height: 420px; }
.plot.short { height: 300px; }
details { margin-top: 10px; font-size: 14px; }
summary { cursor: pointer; color: var(--accent); width: fit-content; }
.scroll { overflow-x: auto; margin-top: 8px; }
table { border-collapse: collapse; width: 100%; font-size: 14px; font-variant-numeric: tabular-nums; }
th, td { padding: 4px 12px 4px 0; border-bottom: 1px solid var(--rule); text-align: right; vertical-align: top; }
th:first-child, td:first-child { text-align: left; }
th.word, td.word { text-align: left; }
thead th { color: var(--muted); font-weight: 600; vertical-align: bottom; }
tbody th { font-weight: 400; white-space: nowrap; }
[id^="measures-"] tbody th, [id^="robust-"] tbody th { white-space: normal; min-width: 150px; }
thead th:last-child, tbody td:last-child { padding-right: 0; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(280px, 1fr)); gap: 24px 40px; }
.facts tbody th { white-space: normal; }
.facts td { padding-right: 0; white-space: nowrap; }
footer { padding-bottom: 32px; color: var(--muted); font-size: 14px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media (min-width: 1180px) {
  header, .columns, footer { max-width: 1420px; }
  .columns { display: grid; grid-template-columns: 232px minmax(0, 1fr); gap: 0 28px; align-items: start; }
  nav { position: sticky; top: 12px; max-height: calc(100vh - 24px); overflow-y: auto; margin: 0; }
  nav .contents { padding: 4px 12px 12px; background: transparent; border: 0; }
}
@media (max-width: 600px) {
  header, .columns, footer { padding-left: 12px; padding-right: 12px; }
  figure, .card { padding: 14px 12px; }
  h1 { font-size: 24px; }
  nav a { padding: 6px 0; }
  .plot { height: 400px; }
}
@media print {
  :root { color-scheme: light; --paper: #ffffff; --page: #ffffff; --ink: #000000; --muted: #444444; --rule: #cccccc; --accent: #000000; --warn: #000000; }
  body { font-size: 10.5pt; }
  header, .columns { display: block; max-width: none; padding: 0; }
  nav, footer, .skip, details:not([open]), summary, .modebar { display: none; }
  h1 { font-size: 20pt; }
  h2, h3 { break-after: avoid; }
  .tiles { gap: 6px; }
  .tiles div { padding: 6px 10px; }
  dd, dd code { font-size: 11pt; }
  figure, .card { border: 0; padding: 0; margin-bottom: 24px; }
  figure, tr, .facts > div, .note { break-inside: avoid; }
  figcaption { break-before: avoid; }
  .plot { height: 365px; }
  .plot.short { height: 265px; }
  .scroll { overflow: visible; }
  table { font-size: 9pt; }
  .facts { grid-template-columns: 1fr 1fr; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  #reproduce .card { break-inside: avoid; }
  #reproduce .card:has(details[open]) { break-inside: auto; }
  p:has(+ pre) { break-after: avoid; }
  pre.long { max-height: none; }
}
`;
