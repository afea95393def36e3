/** Has an account and belongs to one reading circle, but signs in to another that she was never added to. */
import { DAY, HOUR } from '../../state/clock.js';
import type { Story } from './tenant.js';

export const notOrganizationMember: Story = {
  name: 'not-organization-member',
  who: 'greta.holt@fernhill.example',
  cause: 'not_organization_member',
  tell: (tenant) => {
    const greta = tenant.person({
      email: 'greta.holt@fernhill.example',
      name: 'Greta Holt',
      app: 'Reading Circles',
    });
    tenant.join(greta, 'oak-lane');
    const home = tenant.organization('oak-lane');
    tenant.signedIn(greta, [5 * DAY, DAY], { organization_id: home.id, organization_name: home.name });
    const { id, name } = tenant.organization('harbour-road');
    for (const hours of [20, 2]) {
      tenant.refused(
        greta,
        hours * HOUR,
        `user ${String(greta.user_id)} is not part of the ${String(id)} organization`,
        {
          organization_id: id,
          organization_name: name,
        },
      );
    }
  },
};
