/** Works in the warehouse: the account is in the staff database, and he types it into the readers' login. */
import { DAY, HOUR, MINUTE } from '../../state/clock.js';
import type { Story } from './tenant.js';

export const wrongConnection: Story = {
  name: 'wrong-connection',
  who: 'boris.kane@fernhill.example',
  cause: 'wrong_connection',
  tell: (tenant) => {
    const boris = tenant.person({
      email: 'boris.kane@fernhill.example',
      name: 'Boris Kane',
      connection: 'staff',
      username: 'boris',
      app: 'Warehouse',
    });
    tenant.signedIn(boris, [8 * DAY, 3 * DAY]);
    for (const before of [3 * HOUR, 2 * HOUR + 50 * MINUTE, 40 * MINUTE]) {
      tenant.nameless('fu', before, {
        ...tenant.connectionFields('readers'),
        ...tenant.appFields('Bookshop'),
        user_name: 'boris.kane@fernhill.example',
        ip: tenant.homeOf(boris),
        description: 'Wrong email or password.',
      });
    }
  },
};
