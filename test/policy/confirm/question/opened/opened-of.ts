/** What a question tells of what comes with a change, and what is read for that. */
import { openedBy } from '../../../../../src/policy/confirm/question/opened/opened.js';
import { type Call, self, viewOf } from '../../../change/effects/view.js';

export async function opened(operation: string, call: Call, known: Parameters<typeof openedBy>[1] = []) {
  const view = await viewOf(operation, call);
  const change = { ...view, effects: [] };
  const found = await openedBy([change], known, { read: view.read, audience: self.audience });
  return { ...found, seen: view.seen };
}
export const permission = (permission_name: string, api = 'https://api.example/') => ({
  permission_name,
  resource_server_identifier: api,
});
