/** Which Actions will run at a trigger, by their names and in their order. */
import { pick } from '../../../catalog/wire.js';
import type { Change } from '../../change/change.js';
import { presentValue } from '../../change/present.js';
import { pendingStep } from '../pending.js';
import type { PreviewReader } from '../preview-read.js';
import { actionOf, isBoundAs } from './opened/bound-actions.js';
import { text } from './opened/telling.js';
import { nameOf, quoteWhole } from './value-lines.js';

/** Lines that say of each Action in the new list where it was before, and which no longer run. */
export async function bindingLines(change: Change, read: PreviewReader): Promise<string[]> {
  const present = pick(presentValue(change.present), 'bindings');
  const now = (Array.isArray(present) ? present : []).map((binding, index) => boundNow(binding, index + 1));
  const given = pick(change.wire, 'body.bindings');
  const then = await Promise.all((Array.isArray(given) ? given : []).map((one) => boundThen(one, now, read)));
  const names = then.map(({ key }) => key);
  const gone = now.filter(
    ({ id, action }) => !names.includes(id) && !names.includes(action.id) && !names.includes(action.name),
  );
  return [
    'Actions that will run at this trigger, in this order',
    ...(then.length === 0 ? ['  none'] : []),
    ...then.map(({ line, was, extra }, index) => {
      const before = was === undefined ? ' (new)' : was === index + 1 ? '' : ` (now number ${was})`;
      return `  ${index + 1}. ${line}${before}${extra}`;
    }),
    ...gone.map(({ action }) => `  no longer: ${quoteWhole(action.name)} (${quoteWhole(action.id)})`),
    ...(change.present.kind === 'unknown' ? ['  what runs now could not be read'] : []),
  ];
}

interface Now {
  id: string;
  position: number;
  action: { id: string; name: string };
}

const boundNow = (binding: unknown, position: number): Now => ({
  id: text(pick(binding, 'id')),
  position,
  action: {
    id: text(pick(binding, 'action.id')),
    name: text(pick(binding, 'action.name')) || text(pick(binding, 'display_name')),
  },
});

async function boundThen(given: unknown, now: readonly Now[], read: PreviewReader) {
  const key = text(pick(given, 'ref.value'));
  const type = text(pick(given, 'ref.type'));
  const known = now.find((one) => isBoundAs(one, pick(given, 'ref')));
  const action = known ? undefined : await actionOf(pick(given, 'ref'), read);
  const name = known?.action.name ?? (text(pick(action, 'name')) || undefined);
  // What runs is the version that is deployed, which may be another one when the answer comes.
  const version = pick(action, 'deployed_version.number');
  const runs = typeof version === 'number' ? `, version ${version}` : '';
  const display = pick(given, 'display_name');
  const label = typeof display === 'string' ? `, shown as ${quoteWhole(display)}` : '';
  const secrets = pick(given, 'secrets');
  const named = Array.isArray(secrets) ? secrets.map((one) => quoteWhole(text(pick(one, 'name')))) : [];
  const extra = named.length > 0 ? `, with new secrets ${named.join(', ')} (values not shown)` : '';
  const made = pendingStep(key);
  const ref = `${type === '' ? 'unknown reference' : nameOf(type)} ${quoteWhole(key)}`;
  return {
    key,
    line:
      made === undefined
        ? `${name === undefined ? 'an Action whose name could not be read' : quoteWhole(name)} (${ref})${runs}${label}`
        : `the Action of change ${made}${label}`,
    was: known?.position,
    extra,
  };
}
