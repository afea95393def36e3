/** Too many wrong passwords from an old tablet; the account is fine otherwise. */
import { block } from '../../resources/user-blocks.js';
import { DAY, HOUR, MINUTE } from '../../state/clock.js';
import type { Story } from './tenant.js';

export const bruteForceBlock: Story = {
  name: 'brute-force-block',
  who: 'lena.voss@fernhill.example',
  cause: 'brute_force_block',
  tell: (tenant) => {
    const lena = tenant.person({ email: 'lena.voss@fernhill.example', name: 'Lena Voss' });
    tenant.signedIn(lena, [9 * DAY, 4 * DAY, 30 * HOUR]);
    const ip = tenant.homeOf(lena);
    for (let i = 10; i > 0; i--) tenant.wrongPassword(lena, 2 * HOUR + i * MINUTE, { ip });
    tenant.event(lena, 'limit_wc', 2 * HOUR, {
      ip,
      description: 'Blocked account after too many failed logins',
    });
    block({ tenant: tenant.tenant }, 'lena.voss@fernhill.example', ip, 'readers');
  },
};
