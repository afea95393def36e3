/** A change of the application that the server runs as: its settings, its secret, its grants. */
import { pick } from '../../../catalog/wire.js';
import { text } from '../../../text/values.js';
import type { ChangeView, ComputedEffect } from '../change.js';
import { isUnchanged } from '../difference.js';
import { attempt } from './reading.js';

/** The application that a change is about; `unread` where a grant could not be read. */
async function applicationOf(view: ChangeView): Promise<string | 'unread' | undefined> {
  const { operation, wire, present } = view;
  const [, template = ''] = operation.split(' ');
  if (template.startsWith('/clients/{')) return text(pick(wire, 'path.client_id') ?? pick(wire, 'path.id'));
  if (template === '/client-grants') return text(pick(wire, 'body.client_id'));
  if (template === '/client-grants/{id}') {
    if (present.kind === 'absent') return undefined;
    const id = String(pick(wire, 'path.id'));
    const grant =
      present.kind === 'found' ? present.value : await attempt(view, '/client-grants/{id}', { id });
    // A default grant for third-party applications has no application of its own.
    if (pick(grant, 'client_id') === undefined && typeof pick(grant, 'default_for') === 'string')
      return undefined;
    return text(pick(grant, 'client_id')) ?? 'unread';
  }
  if (template.startsWith('/organizations/{id}/client-grants')) {
    const id = text(pick(wire, 'path.grant_id') ?? pick(wire, 'body.grant_id'));
    const grant = id === undefined ? undefined : await attempt(view, '/client-grants/{id}', { id });
    return text(pick(grant, 'client_id')) ?? 'unread';
  }
  return undefined;
}

export const ownApplication: ComputedEffect = async (view) => {
  if (view.self.clientId === undefined) return [];
  const application = await applicationOf(view);
  if (application === undefined || (application !== view.self.clientId && application !== 'unread'))
    return [];
  if (view.facts.kind === 'update' && isUnchanged(view.differences)) return [];
  return [
    {
      effect: 'privileges',
      fields: [],
      why:
        application === 'unread'
          ? 'It may be about the application that this server runs as; the grant could not be read.'
          : 'It is about the application that this server runs as.',
      grave: true,
      own: true,
    },
  ];
};
