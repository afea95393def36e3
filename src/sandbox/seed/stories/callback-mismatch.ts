/** The shop was deployed at a new URL that is not allowed; the log names no user for it. */
import { DAY, HOUR, MINUTE } from '../../state/clock.js';
import type { Story } from './tenant.js';

export const callbackMismatch: Story = {
  name: 'callback-mismatch',
  who: 'vera.hale@fernhill.example',
  cause: 'callback_mismatch',
  tell: (tenant) => {
    const vera = tenant.person({ email: 'vera.hale@fernhill.example', name: 'Vera Hale' });
    tenant.signedIn(vera, [6 * DAY, 2 * DAY]);
    const attempt = 'https://new-shop.fernhill.example/callback';
    const message = `Callback URL mismatch. ${attempt} is not in the list of allowed callback URLs`;
    for (const before of [5 * HOUR, 4 * HOUR, 20 * MINUTE]) {
      tenant.nameless('f', before, {
        ...tenant.appFields('Bookshop'),
        ip: tenant.homeOf(vera),
        description: message,
        details: {
          error: {
            message,
            payload: { attempt, code: 'unauthorized_client', name: 'CallbackMismatchError' },
          },
        },
      });
    }
  },
};
