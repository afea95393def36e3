/** Opened the invitation two days after it had run out. */
import { DAY, HOUR } from '../../state/clock.js';
import type { Story } from './tenant.js';

export const expiredInvitation: Story = {
  name: 'expired-invitation',
  who: 'hugo.lang@letters.example',
  cause: 'expired_invitation',
  tell: (tenant) => {
    tenant.invite('harbour-road', 'hugo.lang@letters.example', { created: 9 * DAY, days: 7 });
    tenant.invite('harbour-road', 'someone.else@letters.example', { created: 2 * DAY, days: 7 });
    const { id, name } = tenant.organization('harbour-road');
    const message = 'invitation not found or already used';
    for (const hours of [26, 4]) {
      tenant.nameless('fi', hours * HOUR, {
        ...tenant.appFields('Reading Circles'),
        ...tenant.connectionFields('readers'),
        user_name: 'hugo.lang@letters.example',
        organization_id: id,
        organization_name: name,
        ip: '198.51.100.61',
        description: message,
        details: { error: { message } },
      });
    }
  },
};
