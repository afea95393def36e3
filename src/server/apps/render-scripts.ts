/** What each view makes of a result. Whatever comes from the tenant is put in as text, never as markup. */
import { QUESTION_KEY } from './question-key.js';
import type { ViewName } from './views.js';

/** Tells where the person answers. There is nothing here that would answer for them. */
const approval = `
const WORDS = {
  waiting: ['warn', 'Waiting for a person'],
  approved: ['good', 'Approved'],
  declined: ['bad', 'Declined'],
  expired: ['bad', 'Expired'],
  used: ['good', 'Approved, and done'],
  void: ['quiet', 'Not valid any more'],
};
const MARKS = { lost: ['bad', '\u2212 '], changed: ['warn', '~ '], added: ['good', '+ '], effects: ['warn', ''] };
const FIRST_LINES = 40;
let following = false;
/** The question as on the page, every line of it; what is long is folded. */
function asked(question) {
  const made = [element('h2', '', text(question.title))];
  for (const note of Array.isArray(question.notes) ? question.notes : []) made.push(element('p', 'quiet line', text(note)));
  for (const part of listOf(question.parts)) {
    if (part.kind === 'step') { made.push(element('h2', '', 'Step ' + text(part.number) + ' of ' + text(part.of) + ': ' + text(part.title))); continue; }
    const [className, mark] = MARKS[part.kind] || ['', ''];
    const lines = (Array.isArray(part.lines) ? part.lines : []).map((line) =>
      isObject(line) ? element('p', 'line ' + className, '  '.repeat(Number(line.depth) || 0) + mark + text(line.text)) : element('p', 'line', text(line)));
    const card = element('section', 'card', ...(part.title ? [element('h3', '', text(part.title))] : []), ...lines.slice(0, FIRST_LINES));
    if (lines.length > FIRST_LINES) {
      const more = element('details', '', element('summary', '', 'Show ' + (lines.length - FIRST_LINES) + ' more lines'), ...lines.slice(FIRST_LINES));
      more.addEventListener('toggle', tellSize);
      card.append(more);
    }
    made.push(card);
  }
  return made;
}
function render(data, meta) {
  const approval = isObject(data.approval) ? data.approval : {};
  const state = text(approval.state);
  const [className, title] = WORDS[state] || ['quiet', 'No approval'];
  const parts = [element('h1', className, title)];
  if (state !== 'waiting') parts.push(element('p', '', text(data.next)));
  if (approval.code) parts.push(element('p', '', 'Code ', element('code', '', text(approval.code)), ': it is the same where you answer.'));
  if (state === 'waiting') {
    parts.push(element('p', '', 'You approve or decline it on the approvals page, not here. It is open in your browser, or its address is below.'));
    const until = new Date(text(approval.expires_at));
    if (!Number.isNaN(until.getTime())) parts.push(element('p', 'quiet', 'Valid until ' + until.toLocaleTimeString() + '.'));
  }
  if (state === 'waiting' && /^https?:\\/\\//.test(text(approval.url))) {
    const link = element('button', '', 'Open the approvals page');
    link.type = 'button';
    link.addEventListener('click', () => request('ui/open-link', { url: approval.url }).catch(() => link.replaceWith(element('code', '', approval.url))));
    parts.push(link);
  }
  const question = meta['${QUESTION_KEY}'];
  if (isObject(question)) parts.push(...asked(question));
  show(...parts);
  if (state === 'waiting' && host.serverTools && typeof approval.id === 'string') keepWaiting(approval.id);
}
/** Waits for the answer by the same tool that the model uses, which only looks. */
function keepWaiting(id) {
  if (following) return;
  following = true;
  request('tools/call', { name: 'wait_for_approval', arguments: { id, seconds: 50 } }).then(
    (result) => { following = false; receive(result); },
    () => undefined,
  );
}
`;

const diagnosis = `
function render(data) {
  const causes = listOf(data.causes);
  const heading = data.healthy === true ? element('h1', 'good', 'Nothing keeps them from signing in') : element('h1', 'bad', causes.length === 1 ? 'One cause found' : causes.length + ' causes found');
  const accounts = listOf(data.accounts).map((account) => element('div', 'card', element('strong', '', text(account.email || account.user_id)), element('p', 'quiet', [account.user_id, account.connections, account.last_login && 'last sign-in ' + account.last_login].filter(Boolean).map(text).join(' · '))));
  const found = causes.map((cause) => {
    const details = element('details', 'card', element('summary', '', text(cause.title || cause.cause)), element('p', 'quiet', text(cause.certainty)), element('p', '', text(cause.because)));
    details.open = causes.indexOf(cause) === 0;
    for (const fix of listOf(cause.fixes)) details.append(element('p', '', element('code', '', text(fix.tool)), ' ', text(fix.does)), element('code', '', text(fix.arguments)));
    const evidence = Array.isArray(cause.evidence) ? cause.evidence : [];
    if (evidence.length > 0) details.append(element('p', 'quiet', 'Evidence: ' + evidence.map(text).join(', ')));
    details.addEventListener('toggle', tellSize);
    return details;
  });
  const unseen = (Array.isArray(data.could_not_see) ? data.could_not_see : []).map((what) => element('li', '', text(what)));
  show(heading, ...accounts, ...found, ...(unseen.length > 0 ? [element('h2', '', 'Not looked at'), element('ul', '', ...unseen)] : []));
}
`;

const logSummary = `
const LEVELS = { critical: 'bad', error: 'bad', warning: 'warn' };
function bars(title, items, nameOf) {
  if (items.length === 0) return undefined;
  const most = Math.max(1, ...items.map((item) => Number(item.count) || 0));
  const draw = (item) => {
    const fill = element('i');
    fill.style.width = ((Number(item.count) || 0) / most) * 100 + '%';
    const name = element('span', LEVELS[item.severity] || '', nameOf(item));
    if (item.means) name.title = text(item.means);
    const failed = item.failures ? ' (' + text(item.failures) + ' failed)' : '';
    return element('div', 'row', name, element('div', 'bar', fill), element('span', 'number', text(item.count) + failed));
  };
  return element('section', '', element('h2', '', title), items.length > 8 ? narrowed('Find in: ' + title, items, draw) : element('div', '', ...items.map(draw)));
}
function render(data) {
  const range = isObject(data.range) ? data.range : {};
  const timeline = isObject(data.timeline) ? data.timeline : {};
  const events = Array.isArray(timeline.events) ? timeline.events : [];
  const failures = Array.isArray(timeline.failures) ? timeline.failures : [];
  const steps = events.map((count, at) => ({ name: 'step ' + (at + 1), count, failures: failures[at] }));
  const named = (item) => text(item.name);
  show(
    element('h1', '', text(data.events) + ' events, ' + text(data.failures || 0) + ' failures'),
    element('p', 'quiet', [range.from, range.until].map(text).join(' to ')),
    ...listOf(data.look_at).map((one) => element('div', 'card', element('strong', LEVELS[one.severity] || '', text(one.type) + ': ' + text(one.count)), element('p', '', text(one.means)), element('p', 'quiet', text(one.ask)))),
    bars('Over time, each ' + text(timeline.step) + ' from ' + text(timeline.starts), steps, named),
    bars('By type', listOf(data.by_type), (item) => text(item.type)),
    bars('By application', listOf(data.by_application), named),
    bars('By connection', listOf(data.by_connection), named),
    bars('People who fail', listOf(data.failing_users), named),
    bars('Addresses that fail', listOf(data.failing_addresses), named),
  );
}
`;

const changes = `
function render(data) {
  const items = listOf(data.items);
  const draw = (change) => {
    const details = element('details', 'card', element('summary', '', text(change.tool) + ' ', element('span', 'quiet', text(change.at || change.time))));
    details.append(element('p', '', text(change.targets)));
    if (change.effects) details.append(element('p', 'warn', text(change.effects)));
    for (const one of listOf(change.differences)) details.append(element('p', '', element('code', '', text(one.field)), ' ', element('span', 'bad', text(one.from)), ' → ', element('span', 'good', text(one.to))));
    if (Array.isArray(change.fields)) details.append(element('p', 'quiet', 'Fields: ' + change.fields.map(text).join(', ')));
    details.append(element('p', 'quiet', 'Undo: ' + text(change.undo)), element('code', '', text(change.id || change.change_id)));
    details.addEventListener('toggle', tellSize);
    return details;
  };
  const more = data.complete === false ? element('p', 'quiet', 'Not all of ' + text(data.total) + ' are shown.') : undefined;
  show(element('h1', '', items.length === 1 ? 'One change' : items.length + ' changes'), items.length > 0 ? narrowed('Find in these changes', items, draw) : undefined, more);
}
`;

export const renderScripts: Readonly<Record<ViewName, string>> = {
  approval,
  diagnosis,
  'log-summary': logSummary,
  changes,
};
