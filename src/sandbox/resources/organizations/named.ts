/** The organization that a request names. */
import type { Doc } from '../../state/store.js';
import type { SandboxServices } from '../../types.js';

/** The organization with an id, or a name where the tenant allows names. */
export function organizationNamed(
  { tenant }: Pick<SandboxServices, 'tenant'>,
  given: string,
): Doc | undefined {
  const organizations = tenant.collection('organizations');
  const settings = tenant.settings('/tenants/settings');
  const byName = settings.allow_organization_name_in_authentication_api === true;
  return organizations.get(given) ?? (byName ? organizations.findBy('name', given.toLowerCase()) : undefined);
}
