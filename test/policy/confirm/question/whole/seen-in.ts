/** What must be readable in a question: everything that differs, but secrets, and every host. */

import type { Change } from '../../../../../src/policy/change/change.js';
import { hostsIn } from '../../../../../src/policy/confirm/question/hosts.js';
import { lineDifference } from '../../../../../src/policy/confirm/question/line-difference.js';
import { quoteWhole, shownText } from '../../../../../src/policy/confirm/question/value-lines.js';
import { redact } from '../../../../../src/policy/outgoing/outgoing.js';

interface Leaf {
  path: string[];
  value: unknown;
}

function leavesOf(value: unknown, path: string[] = []): Leaf[] {
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(item, path));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, member]) => leavesOf(member, [...path, key]));
  return value === undefined || value === null ? [] : [{ path, value }];
}

/** The leaves that redaction would hide, by their texts. */
function secretsOf(change: Change): Set<string> {
  const found = new Set<string>();
  const compare = (raw: unknown, safe: unknown): void => {
    if (raw === safe) return;
    if (typeof raw === 'object' && raw !== null)
      for (const [key, member] of Object.entries(raw))
        compare(member, (safe as Record<string, unknown>)?.[key]);
    else found.add(String(raw));
  };
  const { present, operation, facts, wire } = change;
  for (const one of [operation, facts.object, facts.relation?.list]) {
    const options = one === undefined ? {} : { operation: one };
    for (const raw of [
      wire.body,
      present.kind === 'found' ? present.value : undefined,
      { query: wire.query },
    ])
      compare(raw, redact(raw, options));
  }
  return found;
}

/** What is missing from the text, in words. */
export function missingFrom(text: string, change: Change, told: readonly string[] = []): string[] {
  const missing: string[] = [];
  const secrets = secretsOf(change);
  const need = (part: string, what: string) => {
    if (!text.includes(part)) missing.push(`${what}: ${part.slice(0, 100)}`);
  };
  const shown = (value: unknown, what: string) => {
    if (typeof value === 'boolean') need(value ? 'yes' : 'no', what);
    else if (typeof value !== 'string') need(String(value), what);
    else if (!text.includes(shownText(value)))
      for (const line of value.split(/\r?\n/)) need(quoteWhole(line), what);
  };
  const { lost, changed, added } = change.differences;
  for (const { path, from, to } of [...lost, ...changed, ...added]) {
    if (told.includes(path.join('.'))) continue;
    const what = path.join('.');
    for (const host of hostsIn(to, path.at(-1))) need(`: ${host}`, `host in ${what}`);
    const [before, after] = [leavesOf(from), leavesOf(to)];
    const [old, next] = [before[0]?.value, after[0]?.value];
    if (typeof from === 'string' && typeof to === 'string' && (from + to).includes('\n')) {
      if (secrets.has(from) || secrets.has(to)) continue;
      for (const { removed, added: more } of lineDifference(String(old), String(next))) {
        for (const line of removed) need(`- ${shownText(line)}`, `a line removed from ${what}`);
        for (const line of more) need(`+ ${shownText(line)}`, `a line added to ${what}`);
      }
      continue;
    }
    for (const leaf of [...before, ...after]) {
      if (secrets.has(String(leaf.value))) continue;
      shown(leaf.value, [...path, ...leaf.path].join('.'));
    }
  }
  // What a question tells in its own way has tests of its own.
  for (const secret of told.length > 0 ? [] : secrets)
    if (secret.length > 5 && text.includes(secret)) missing.push(`a secret is shown: ${secret}`);
  return missing;
}
