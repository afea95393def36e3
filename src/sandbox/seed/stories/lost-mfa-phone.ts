/** The codes go to a number that she gave up; the password is right each time. */
import { DAY, HOUR, MINUTE } from '../../state/clock.js';
import type { Story } from './tenant.js';

export const lostMfaPhone: Story = {
  name: 'lost-mfa-phone',
  who: 'tess.moran@fernhill.example',
  cause: 'mfa_lost_factor',
  tell: (tenant) => {
    const tess = tenant.person({ email: 'tess.moran@fernhill.example', name: 'Tess Moran' });
    tenant.factor(tess, '+4915550100777', 16 * DAY);
    tenant.signedIn(tess, [30 * DAY, 16 * DAY]);
    for (const hours of [30, 28, 3]) {
      tenant.event(tess, 'gd_start_auth', hours * HOUR, { description: 'Second factor started' });
      tenant.event(tess, 'gd_send_sms', hours * HOUR - 2000, { description: 'SMS sent' });
      tenant.event(tess, 'gd_auth_failed', hours * HOUR - 4 * MINUTE, {
        description: 'Multi-factor authentication failed',
      });
    }
  },
};
