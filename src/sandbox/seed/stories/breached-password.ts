/** The password turned up in a leak elsewhere and is refused, though it is right. */
import { DAY, HOUR } from '../../state/clock.js';
import type { Story } from './tenant.js';

export const breachedPassword: Story = {
  name: 'breached-password',
  who: 'ivan.roy@fernhill.example',
  cause: 'breached_password',
  tell: (tenant) => {
    const ivan = tenant.person({ email: 'ivan.roy@fernhill.example', name: 'Ivan Roy' });
    tenant.signedIn(ivan, [11 * DAY, 5 * DAY]);
    tenant.wrongPassword(ivan, 7 * HOUR);
    for (const hours of [8, 2]) {
      tenant.event(ivan, 'pwd_leak', hours * HOUR, {
        description: 'A sign-in with a leaked password was stopped; further attempts are blocked.',
      });
    }
    tenant.wrongPassword(ivan, HOUR);
  },
};
