/** The new warehouse application was never given the readers' database. */
import { DAY, HOUR } from '../../state/clock.js';
import type { Story } from './tenant.js';

export const connectionNotEnabled: Story = {
  name: 'connection-not-enabled',
  who: 'nils.berg@fernhill.example',
  cause: 'connection_not_enabled',
  tell: (tenant) => {
    const nils = tenant.person({ email: 'nils.berg@fernhill.example', name: 'Nils Berg' });
    tenant.signedIn(nils, [7 * DAY, 10 * HOUR]);
    for (const hours of [9, 1]) {
      tenant.refused(
        nils,
        hours * HOUR,
        'The connection is not enabled for this application.',
        tenant.appFields('Warehouse'),
      );
    }
  },
};
