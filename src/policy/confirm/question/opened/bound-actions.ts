/** The Actions that a trigger will run and does not run now: they are named by their ids or by their names. */
import { pick } from '../../../../catalog/wire.js';
import { listIn } from '../../../../text/values.js';
import type { Change } from '../../../change/change.js';
import { presentValue } from '../../../change/present.js';
import { pendingStep } from '../../pending.js';
import { type PreviewReader, readOne } from '../../preview-read.js';
import { action } from '../named/ids-in.js';
import type { Gained } from './gained.js';
import { text } from './telling.js';

export const BINDINGS = 'PATCH /actions/triggers/{triggerId}/bindings';

/** An Action by what a binding refers to it by; undefined where that is another binding, or it cannot be read. */
export async function actionOf(ref: unknown, read: PreviewReader): Promise<unknown> {
  const [type, value] = [pick(ref, 'type'), text(pick(ref, 'value'))];
  if (value === '' || pendingStep(value) !== undefined) return undefined;
  if (type === 'action_id') return presentValue(await readOne(read, '/actions/actions/{id}', { id: value }));
  if (type !== 'action_name') return undefined;
  const answer = await readOne(read, '/actions/actions', {}, { actionName: value });
  return listIn(presentValue(answer))?.find((entry) => pick(entry, 'name') === value);
}

/** By what a binding is referred to -> its field that holds that. */
const REFERENCES: ReadonlyMap<unknown, string> = new Map([
  ['binding_id', 'id'],
  ['action_id', 'action.id'],
  ['action_name', 'action.name'],
]);

/** Whether a binding that is there now is the one that is referred to. */
export function isBoundAs(binding: unknown, ref: unknown): boolean {
  const value = text(pick(ref, 'value'));
  const field = REFERENCES.get(pick(ref, 'type'));
  return field !== undefined && value !== '' && pick(binding, field) === value;
}

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Actions in the new list that the trigger does not run now. */
export async function newlyBound(
  { operation, wire, present }: Change,
  read: PreviewReader,
): Promise<Gained[]> {
  if (operation !== BINDINGS) return [];
  const now = listed(pick(presentValue(present), 'bindings'));
  const refs = listed(pick(wire, 'body.bindings')).map((one) => pick(one, 'ref'));
  const fresh = refs.filter((ref) => !now.some((one) => isBoundAs(one, ref)));
  const ids = await Promise.all(
    fresh.map(async (ref) => {
      if (pick(ref, 'type') === 'action_id') return text(pick(ref, 'value'));
      return text(pick(await actionOf(ref, read), 'id'));
    }),
  );
  return ids.filter((id) => id !== '').map((id) => ({ about: action, id }));
}
