/** How the pages look: system fonts, light and dark, from 320 px on. Colors have a contrast of at least 4.5 to 1. */
export const STYLES = `
:root {
  color-scheme: light dark;
  --ground: #f5f6f8; --card: #ffffff; --ink: #1a1d23; --soft: #545b67; --rule: #d9dde3; --edge: #838b98;
  --accent: #1f4fd0; --on-accent: #ffffff; --focus: #1f4fd0;
  --lost: #a3201b; --lost-bg: #fdf0ef; --changed: #7a4b00; --changed-bg: #fdf6e7; --added: #16633a; --added-bg: #edf8f1;
  --chip: #eceff4;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14161a; --card: #1d2026; --ink: #eceef2; --soft: #abb2bf; --rule: #363b45; --edge: #7b8392;
    --accent: #8fb0ff; --on-accent: #10182c; --focus: #8fb0ff;
    --lost: #ffaaa3; --lost-bg: #38201f; --changed: #f3c876; --changed-bg: #33291a; --added: #8bdcab; --added-bg: #1a3025;
    --chip: #2a2f38;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  overflow-wrap: anywhere;
}
a { color: var(--accent); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; z-index: 1; background: var(--card); padding: .5rem 1rem; }
header, main, footer { max-width: 46rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: 1rem; }
header nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; justify-content: space-between; align-items: baseline; }
footer { padding-bottom: 3rem; color: var(--soft); font-size: .875rem; }
h1 { font-size: 1.625rem; line-height: 1.25; margin: 1.25rem 0 .5rem; }
h2 { font-size: 1.0625rem; margin: 1.5rem 0 .5rem; }
h2.step { border-top: 2px solid var(--rule); padding-top: 1.25rem; margin-top: 1.75rem; font-size: 1.125rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .375rem; }
p { margin: .5rem 0; }
.soft { color: var(--soft); }
.card { background: var(--card); border: 1px solid var(--rule); border-radius: 12px; padding: 1rem 1.25rem; margin: 1rem 0; }
.card > :first-child { margin-top: 0; }
.card > :last-child { margin-bottom: 0; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0; }
dl.facts dt { color: var(--soft); }
dl.facts dd { margin: 0; min-width: 0; }
.code { font: 600 1.0625rem/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; letter-spacing: .06em; white-space: nowrap; }
.tool, .lines { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .875rem; }
.tool { color: var(--soft); }
.effect-list { list-style: none; margin: 0; padding: .625rem .875rem; display: grid; gap: .5rem; background: var(--chip); border-left: 4px solid var(--edge); border-radius: 0 8px 8px 0; }
.effect-list > li { display: grid; grid-template-columns: 9.5rem 1fr; gap: .125rem .75rem; align-items: baseline; }
.effect-list .label { font-weight: 700; }
.effect-list .means { min-width: 0; }
.effect-list .why { display: block; color: var(--soft); }
.lines { list-style: none; margin: 0; padding: 0; }
.lines > li { padding: .1875rem .625rem; border-left: 4px solid transparent; display: flex; gap: .5rem; }
.lines .text { min-width: 0; flex: 1; white-space: pre-wrap; unicode-bidi: isolate; }
.lines .mark { flex: none; width: 1ch; font-weight: 700; user-select: none; }
.depth1 { padding-left: 1.75rem !important; }
.depth2 { padding-left: 2.875rem !important; }
.depth3 { padding-left: 4rem !important; }
li.lost { background: var(--lost-bg); border-color: var(--lost); }
li.changed { background: var(--changed-bg); border-color: var(--changed); }
li.added { background: var(--added-bg); border-color: var(--added); }
.lost > .mark, h2.lost, h3.lost { color: var(--lost); }
.changed > .mark, h2.changed, h3.changed { color: var(--changed); }
.added > .mark, h2.added, h3.added { color: var(--added); }
.label-line { display: block; }
.was, .becomes { display: flex; gap: .5rem; }
.was > b, .becomes > b { flex: none; width: 2.75rem; font-weight: 600; }
.was > span, .becomes > span { min-width: 0; }
.was > b { color: var(--lost); }
.becomes > b { color: var(--added); }
details { margin: .25rem 0; }
details > summary { cursor: pointer; padding: .375rem .625rem; color: var(--accent); font-weight: 600; border-radius: 4px; font-family: system-ui, sans-serif; font-size: .9375rem; }
li details { margin: 0; }
li details > summary { padding: 0; color: inherit; font: inherit; text-decoration: underline dotted; text-underline-offset: .2em; }
li details[open] > summary { color: var(--soft); margin-bottom: .25rem; }
bdi { unicode-bidi: isolate; }
.sentence { max-width: 65ch; }
.decision { border-width: 2px; border-color: var(--edge); }
.decision label { display: block; font-weight: 600; margin-bottom: .25rem; }
.decision input[type=text] {
  width: 100%; font: inherit; color: inherit; background: var(--ground); padding: .625rem .75rem; min-height: 2.75rem;
  border: 1px solid var(--edge); border-radius: 8px;
}
.decision input[aria-invalid=true] { border: 2px solid var(--lost); }
.buttons { display: grid; grid-template-columns: 1fr 1fr; gap: .75rem; margin-top: 1rem; }
.buttons.one { grid-template-columns: 1fr; }
button {
  font: inherit; font-weight: 600; min-height: 3rem; padding: .5rem 1rem; border-radius: 8px; cursor: pointer;
  border: 2px solid var(--accent); background: var(--card); color: var(--accent);
}
button.approve { background: var(--accent); color: var(--on-accent); }
button:disabled { opacity: .6; cursor: progress; }
.alert { color: var(--lost); font-weight: 600; }
.alert::before { content: "! "; }
.state { display: inline-block; background: var(--chip); border-radius: 99px; padding: .0625rem .625rem; font-size: .875rem; font-weight: 600; white-space: nowrap; }
.state.waiting { background: var(--changed-bg); color: var(--changed); }
.state.approved, .state.used { background: var(--added-bg); color: var(--added); }
.state.declined, .state.failed { background: var(--lost-bg); color: var(--lost); }
.happened { list-style: none; margin: .5rem 0 0; padding: 0; }
.happened > li { padding: .375rem .75rem; border-left: 4px solid var(--added); background: var(--added-bg); margin: .25rem 0; }
.happened > li.failed { border-color: var(--lost); background: var(--lost-bg); }
.approvals { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; }
.approvals > li { background: var(--card); border: 1px solid var(--rule); border-radius: 12px; padding: .875rem 1.125rem; }
.approvals > li.waiting { border: 2px solid var(--edge); }
.approvals h3 { margin: 0 0 .25rem; }
.approvals .row { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; color: var(--soft); font-size: .9375rem; }
@media (max-width: 30rem) {
  .effect-list > li { grid-template-columns: 1fr; }
  .card { padding: .875rem 1rem; }
  .depth1 { padding-left: 1.25rem !important; }
  .depth2 { padding-left: 1.75rem !important; }
  .depth3 { padding-left: 2.25rem !important; }
}
@media (prefers-reduced-motion: no-preference) { button { transition: background-color .15s, color .15s; } }
@media (forced-colors: active) { .lines > li, .happened > li { border-left-color: CanvasText; } }
`;
