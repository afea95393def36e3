/** The page of one approval: what would be done, where, its effects and differences, the decision, what happened. */
import type { Approval } from '../../../policy/approvals/approval.js';
import { mayApprove, USABLE_MS } from '../../../policy/approvals/approvals.js';
import { oneLine } from '../../../policy/outgoing/outgoing.js';
import { type Html, html } from '../../../text/html.js';
import { document } from './layout.js';
import { questionParts } from './question-parts.js';
import { questionView, quoted } from './question-view.js';
import { answerSentence, isOwn, span, stateClass, stateLabel, stateSentence, type Viewer } from './words.js';

/** What went wrong with an answer that was sent from this page. */
export type AnswerProblem = 'wrong_name' | 'needs_other' | 'out_of_date';

export interface ApprovalPage {
  approval: Approval;
  viewer: Viewer;
  /** Path of the list, ending in a slash. */
  base: string;
  csrf: string;
  version: string;
  /** Other approvals that wait for this person. */
  others: number;
  problem?: AnswerProblem;
  /** Epoch ms. */
  now: number;
}

const problems: Readonly<Record<AnswerProblem, string>> = {
  wrong_name:
    'The name does not match, so nothing was approved. Type it exactly as shown. After five wrong names the request is declined.',
  needs_other: 'You cannot approve this yourself: somebody else has to.',
  out_of_date: 'This page was out of date, so your answer was not counted. Please answer again.',
};

export function approvalPage(page: ApprovalPage): string {
  const { approval, base, version, problem } = page;
  const waiting = approval.state === 'waiting';
  const question = questionParts(approval.question, approval.tenant);
  const open = waiting || approval.state === 'approved' || approval.state === 'used';
  return document({
    title: `${problem ? 'Not accepted: ' : ''}${question.title} – ${stateLabel(approval)} – ${approval.tenant}`,
    base,
    ...(open ? { live: { state: `${base}${approval.id}/state`, version } } : {}),
    // A page with a field would lose what has been typed.
    ...(open && !waiting ? { reload: 5 } : {}),
    main: html`
<h1>${quoted(question.title)}</h1>
${problem !== undefined && html`<p class="alert" role="alert" id="problem">${problems[problem]}</p>`}
${statusView(page)}
${factsView(page, question.tool)}
${question.notes.length > 0 && html`<div class="card">${question.notes.map((note) => html`<p>${quoted(note)}</p>`)}</div>`}
<div class="card question">${questionView(question)}</div>
<div id="decision">${waiting && decisionView(page)}</div>
<div id="others">${othersView(page)}</div>`,
  });
}

/** Read out when it changes. */
function statusView({ approval, viewer }: ApprovalPage): Html {
  const { outcome } = approval;
  const answer = answerSentence(approval, viewer);
  return html`<div id="status" role="status" tabindex="-1">
<p><span class="state ${stateClass(approval)}">${stateLabel(approval)}</span> ${stateSentence(approval, viewer)}</p>
${
  outcome.length > 0 &&
  html`<ul class="happened">${outcome.map(({ ok, text }) => html`<li${!ok && html` class="failed"`}>${ok ? '' : html`<b>Failed: </b>`}${quoted(oneLine(text, 2_000))}</li>`)}</ul>`
}
${answer !== undefined && html`<p class="soft">${answer}, <time datetime="${iso(approval.answered?.at ?? 0)}">${utc(approval.answered?.at ?? 0)}</time>.</p>`}
</div>`;
}

function factsView({ approval, viewer, now }: ApprovalPage, tool: string | undefined): Html {
  const { state, answered, expires, asked } = approval;
  const until =
    state === 'waiting' ? expires : state === 'approved' ? (answered?.at ?? asked) + USABLE_MS : undefined;
  const left = until === undefined ? undefined : Math.max(0, until - now);
  return html`<div class="card" id="summary"><dl class="facts">
<dt>Tenant</dt><dd><strong>${oneLine(approval.tenant)}</strong></dd>
<dt>Asked by</dt><dd><bdi>${oneLine(approval.clientName, 80)}</bdi>${!isOwn(approval, viewer) && html` for <bdi>${oneLine(approval.person)}</bdi>`}</dd>
<dt>Tool</dt><dd class="tool">${tool ?? approval.tool}</dd>
<dt>Code</dt><dd><span class="code">${approval.code}</span> <span class="soft">also named by the assistant</span></dd>
<dt>Asked</dt><dd><time datetime="${iso(asked)}">${utc(asked)}</time></dd>
${left !== undefined && html`<dt>Time left</dt><dd><span data-left="${left}">${span(left)}</span>${state === 'approved' && ' for the assistant to use it'}</dd>`}
</dl></div>`;
}

/**
 * Two forms, so that the Enter key in the name's field never declines; and neither button has the focus when the page
 * opens.
 */
function decisionView({ approval, viewer, base, csrf, problem }: ApprovalPage): Html {
  const { id, expect } = approval;
  const able = mayApprove(approval, viewer);
  const wrong = problem === 'wrong_name';
  const form = (name: 'approve' | 'decline') =>
    html`<form id="${name}" method="post" action="${base}${id}" autocomplete="off"><input type="hidden" name="csrf" value="${csrf}"><input type="hidden" name="answer" value="${name}"></form>`;
  return html`<section class="card decision" aria-labelledby="decide">
<h2 id="decide">Your decision</h2>
${able && form('approve')}${form('decline')}
${
  able &&
  expect !== undefined &&
  html`<label for="name">To approve, type <bdi>${expect}</bdi></label>
<input form="approve" type="text" id="name" name="name" required maxlength="200" autocapitalize="off" autocorrect="off" spellcheck="false"${wrong && html` aria-invalid="true" aria-describedby="problem" autofocus`}>`
}
<div class="buttons${!able && ' one'}"><button form="decline">Decline</button>${able && html`<button form="approve" class="approve">Approve</button>`}</div>
<noscript><p><a href="${base}${id}">Reload</a> to see whether anything has changed.</p></noscript>
</section>`;
}

function othersView({ others, base, approval }: ApprovalPage): Html | false {
  if (others === 0) return false;
  const waits = others === 1 ? 'One other request waits' : `${others} other requests wait`;
  return html`<p${approval.state !== 'waiting' && html` class="card"`}><a href="${base}">${waits} for you</a></p>`;
}

export const iso = (ms: number): string => new Date(ms).toISOString();

/** For readers without the script, which shows it in their own zone. */
export const utc = (ms: number): string => `${iso(ms).slice(0, 16).replace('T', ' ')} UTC`;
