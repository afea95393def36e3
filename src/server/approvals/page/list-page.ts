/** The list of a person's approvals: those that wait first, then past ones, newest first. */
import type { Approval } from '../../../policy/approvals/approval.js';
import { mayApprove } from '../../../policy/approvals/approvals.js';
import { oneLine } from '../../../policy/outgoing/outgoing.js';
import { type Html, html } from '../../../text/html.js';
import { iso, utc } from './approval-page.js';
import { document } from './layout.js';
import { questionParts } from './question-parts.js';
import { quoted } from './question-view.js';
import { isOwn, span, stateClass, stateLabel, type Viewer } from './words.js';

export interface ListPage {
  approvals: readonly Approval[];
  viewer: Viewer;
  /** Path of this page, ending in a slash. */
  base: string;
  version: string;
  now: number;
}

export function listPage(page: ListPage): string {
  const waiting = page.approvals.filter(({ state }) => state === 'waiting');
  const past = page.approvals.filter(({ state }) => state !== 'waiting');
  const count =
    waiting.length === 0
      ? 'Nothing waits'
      : waiting.length === 1
        ? '1 request waits'
        : `${waiting.length} requests wait`;
  return document({
    title: waiting.length > 0 ? `(${waiting.length}) Approvals` : 'Approvals',
    base: page.base,
    live: { state: `${page.base}state`, version: page.version },
    reload: 10,
    main: html`
<h1>Approvals</h1>
<p id="status" role="status" tabindex="-1">${count} for your answer.</p>
<section aria-labelledby="waiting-title"><h2 id="waiting-title">Waiting</h2><div id="waiting">${entries(waiting, page)}</div></section>
<section aria-labelledby="past-title"><h2 id="past-title">Past</h2><div id="past">${entries(past, page)}</div></section>
<p class="soft">This page updates itself. It shows requests of the last hour, until the server restarts.</p>`,
  });
}

function entries(approvals: readonly Approval[], page: ListPage): Html {
  if (approvals.length === 0) return html`<p class="soft">None.</p>`;
  return html`<ul class="approvals">${approvals.map((one) => entry(one, page))}</ul>`;
}

function entry(approval: Approval, { viewer, base, now }: ListPage): Html {
  const { id, state, tenant, code, clientName, asked, expires } = approval;
  const { title } = questionParts(approval.question, tenant);
  const others = !isOwn(approval, viewer) && html`<span>for <bdi>${oneLine(approval.person)}</bdi></span>`;
  const second =
    state === 'waiting' && !mayApprove(approval, viewer) && html`<span>needs a second person</span>`;
  return html`<li class="${state}"><h3><a href="${base}${id}">${quoted(title)}</a></h3>
<p>${about(approval)}</p>
<div class="row"><span class="state ${stateClass(approval)}">${stateLabel(approval)}</span><span>${oneLine(tenant)}</span><span class="code">${code}</span><span><bdi>${oneLine(clientName, 80)}</bdi></span>${others}${second}${
    state === 'waiting'
      ? html`<span>${span(expires - now)} left</span>`
      : html`<time datetime="${iso(asked)}">${utc(asked)}</time>`
  }</div></li>`;
}

/** What it is about: the first object that the question names. */
function about({ question, tenant }: Approval): Html | false {
  const { parts } = questionParts(question, tenant);
  const first = parts[0];
  if (first?.kind === 'text') return html`${quoted(first.lines[0] ?? '')}`;
  if (first?.kind !== 'plain') return false;
  const line = first.lines[0]?.text ?? '';
  // A long name would hide the other requests.
  return html`${quoted(first.title)}${line !== '' && line.length <= 120 && html` <span class="soft">${quoted(line)}</span>`}`;
}
