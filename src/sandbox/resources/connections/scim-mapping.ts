/** Which attributes of a SCIM user fill which of a profile, unless a configuration says otherwise. */
import type { Doc } from '../../state/store.js';

type Pair = readonly [auth0: string, scim: string];

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const metadata = (name: string, scim: string): Pair => [`app_metadata.${name}`, scim];
const phone = (kind: string): Pair =>
  metadata(`${kind}_phone_number`, `phoneNumbers[type eq "${kind}"].value`);
const address = (name: string, part: string): Pair => metadata(name, `addresses[type eq "work"].${part}`);
const enterprise = (name: string, part: string): Pair => metadata(name, `${ENTERPRISE}.${part}`);

const COMMON: readonly Pair[] = [
  metadata('external_id', 'externalId'),
  ['blocked', 'active'],
  ['name', 'displayName'],
  ['given_name', 'name.givenName'],
  ['family_name', 'name.familyName'],
  ['nickname', 'nickName'],
  ['picture', 'photos[type eq "photo"].value'],
  phone('work'),
  phone('home'),
  phone('mobile'),
  address('street_address', 'streetAddress'),
  address('city', 'locality'),
  address('state', 'region'),
  address('postal_code', 'postalCode'),
  address('postal_address', 'formatted'),
  address('country', 'country'),
  metadata('profile_url', 'profileUrl'),
  metadata('user_type', 'userType'),
  metadata('title', 'title'),
  metadata('language', 'preferredLanguage'),
  metadata('locale', 'locale'),
  metadata('timezone', 'timezone'),
  metadata('entitlements', 'entitlements'),
  metadata('roles', 'roles'),
  enterprise('employee_id', 'employeeNumber'),
  enterprise('cost_center', 'costCenter'),
  enterprise('organization', 'organization'),
  enterprise('division', 'division'),
  enterprise('department', 'department'),
  enterprise('manager', 'manager'),
];

/**
 * The mapping that connections of a strategy start with. Entra ID sends the address at work, and marks none as the
 * primary one: connections of its own take that without a change, SAML connections to it have to be told (public
 * documentation, inbound-scim-for-new-azure-ad-connections and inbound-scim-for-azure-ad-saml-connections).
 */
export function defaultMapping(strategy: string): Doc[] {
  const own: Pair[] = [
    [strategy === 'samlp' ? 'username' : 'preferred_username', 'userName'],
    ['email', `emails[${strategy === 'waad' ? 'type eq "work"' : 'primary eq true'}].value`],
  ];
  return [...own, ...COMMON].map(([auth0, scim]) => ({ auth0, scim }));
}
