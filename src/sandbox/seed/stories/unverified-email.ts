/** Signed up yesterday; the shop's Action lets in verified addresses only. */
import { HOUR } from '../../state/clock.js';
import type { Story } from './tenant.js';

export const unverifiedEmail: Story = {
  name: 'unverified-email',
  who: 'mina.ode@fernhill.example',
  cause: 'unverified_email',
  tell: (tenant) => {
    const mina = tenant.person({
      email: 'mina.ode@fernhill.example',
      name: 'Mina Ode',
      age: 1,
      verified: false,
    });
    tenant.event(mina, 'ss', 23 * HOUR, { description: '' });
    tenant.event(mina, 'svr', 23 * HOUR, { description: '' });
    for (const hours of [22, 8, 1])
      tenant.refused(mina, hours * HOUR, 'Please verify your email before continuing.');
  },
};
