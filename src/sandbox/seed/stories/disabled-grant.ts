/** An administrator cleaned up the application's grants: the authorization code grant, which sign-in depends on, is no longer allowed. */
import { DAY, HOUR } from '../../state/clock.js';
import type { Story } from './tenant.js';

export const disabledGrant: Story = {
  name: 'disabled-grant',
  who: 'zoe.frank@fernhill.example',
  cause: 'grant_disabled',
  tell: (tenant) => {
    const zoe = tenant.person({
      email: 'zoe.frank@fernhill.example',
      name: 'Zoe Frank',
      app: 'Warehouse',
      connection: 'staff',
      username: 'zoe',
    });
    tenant.signedIn(zoe, [9 * DAY, 3 * DAY]);
    const { client_id } = tenant.app('Warehouse');
    tenant.tenant.collection('clients').update(String(client_id), { grant_types: ['client_credentials'] });
    for (const hours of [6, 1]) {
      tenant.refused(zoe, hours * HOUR, "Grant type 'authorization_code' not allowed for the client.");
    }
  },
};
