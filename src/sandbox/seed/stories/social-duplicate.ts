/** Bought books with a password for years; pressed the Google button and landed in a new, empty account. */
import { DAY, HOUR } from '../../state/clock.js';
import type { Story } from './tenant.js';

export const socialDuplicate: Story = {
  name: 'social-duplicate',
  who: 'clara.wynn@fernhill.example',
  cause: 'duplicate_accounts',
  tell: (tenant) => {
    const email = 'clara.wynn@fernhill.example';
    const first = tenant.person({ email, name: 'Clara Wynn', more: { app_metadata: { orders: 41 } } });
    tenant.signedIn(first, [40 * DAY, 15 * DAY, 10 * DAY]);
    const second = tenant.person({ email, name: 'Clara Wynn', connection: 'google-oauth2', age: 3 });
    tenant.signedIn(second, [3 * DAY, 2 * DAY, 6 * HOUR]);
    tenant.wrongPassword(first, 50 * HOUR);
  },
};
