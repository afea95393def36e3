/** The Actions that a trigger will run and does not run now: they are named by their ids or by their names. */
import { pick } from '../../../../catalog/wire.js';
import { listIn } from '../../../../text/values.js';
import type { Change } from '../../../change/change.js';
import { presentValue } from '../../../change/present.js';
import { pendingStep } from '../../pending.js';
import { type PreviewReader, type Reading, readOne } from '../../preview-read.js';
import { action } from '../named/ids-in.js';
import type { Gained } from './gained.js';
import { text } from './telling.js';

export const BINDINGS = 'PATCH /actions/triggers/{triggerId}/bindings';

/** An Action by what a binding refers to it by; undefined where that is another binding. */
export async function actionOf(ref: unknown, read: PreviewReader): Promise<Reading | undefined> {
  const [type, value] = [text(pick(ref, 'type')), text(pick(ref, 'value'))];
  if (value === '') return undefined;
  if (type === 'action_id') return readOne(read, '/actions/actions/{id}', { id: value });
  if (type !== 'action_name' || pendingStep(value) !== undefined) return undefined;
  const listed = await readOne(read, '/actions/actions', {}, { actionName: value });
  if (listed.kind !== 'found') return listed;
  const list = pick(listed.value, 'actions') ?? listIn(listed.value);
  const one = Array.isArray(list) ? list.find((entry) => pick(entry, 'name') === value) : undefined;
  return one === undefined ? { kind: 'absent' } : { kind: 'found', value: one };
}

/** Whether a binding that is there now is the one that is referred to. */
export function isBoundAs(binding: unknown, ref: unknown): boolean {
  const value = text(pick(ref, 'value'));
  const known = { binding_id: 'id', action_id: 'action.id', action_name: 'action.name' };
  const field = known[text(pick(ref, 'type')) as keyof typeof known];
  return field !== undefined && value !== '' && pick(binding, field) === value;
}

/** Actions in the new list that the trigger does not run now. */
export async function newlyBound(
  { operation, wire, present }: Change,
  read: PreviewReader,
): Promise<Gained[]> {
  if (operation !== BINDINGS) return [];
  const now = pick(presentValue(present), 'bindings');
  const given = pick(wire, 'body.bindings');
  const refs = (Array.isArray(given) ? given : []).map((one) => pick(one, 'ref'));
  const fresh = refs.filter((ref) => !(Array.isArray(now) && now.some((one) => isBoundAs(one, ref))));
  const ids = await Promise.all(
    fresh.map(async (ref) => {
      const type = text(pick(ref, 'type'));
      const value = text(pick(ref, 'value'));
      if (type === 'action_id') return value;
      const found = await actionOf(ref, read);
      return found?.kind === 'found' ? text(pick(found.value, 'id')) : '';
    }),
  );
  return ids.filter((id) => id !== '').map((id) => ({ about: action, id }));
}
