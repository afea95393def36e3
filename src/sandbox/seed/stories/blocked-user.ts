/** Blocked by an administrator, after he had also mistyped his password a few times. */
import { DAY, HOUR } from '../../state/clock.js';
import type { Story } from './tenant.js';

export const blockedUser: Story = {
  name: 'blocked-user',
  who: 'otto.brandt@fernhill.example',
  cause: 'user_blocked',
  tell: (tenant) => {
    const otto = tenant.person({ email: 'otto.brandt@fernhill.example', name: 'Otto Brandt' });
    tenant.signedIn(otto, [12 * DAY, 6 * DAY]);
    tenant.change(otto, { blocked: true });
    tenant.refused(otto, 40 * HOUR, 'user is blocked');
    tenant.wrongPassword(otto, 20 * HOUR);
    tenant.refused(otto, 5 * HOUR, 'user is blocked');
  },
};
