/** The demo company's own phone approvals: its administrator has a phone, and the sandbox's application may ask on it. */
import { CIBA_GRANT } from '../auth/ciba/requests.js';
import { enroll } from '../resources/users/mfa.js';
import type { Doc } from '../state/store.js';
import type { SandboxServices } from '../types.js';

/** The company's administrator. */
const ADMINISTRATOR = 'astrid@lumenbikes.example';

export function addPhone({ tenant, iso }: SandboxServices): void {
  const [user] = tenant.collection('users').by('email', ADMINISTRATOR);
  const admin = tenant.singleton('sandbox-admin') as { id: string } | undefined;
  const client = admin && tenant.collection('clients').get(admin.id);
  if (!user || !client) return;
  tenant.setSingleton('factor push-notification', true);
  enroll(tenant, String(user.user_id), iso(), {
    type: 'push',
    name: 'Phone',
    $device: 'dev_DemoPhone0000001',
  });
  const grants = [...((client.grant_types ?? []) as string[]), CIBA_GRANT];
  tenant.collection('clients').update(String(client.client_id), { grant_types: grants } satisfies Doc);
}
