/** Where real tenants answer otherwise than documented: the sandbox follows the tenants. */
import type { OperationFacts } from '../../../src/catalog/types.js';

const OBSERVED: readonly { path: RegExp; errors: RegExp; because: string }[] = [
  {
    path: /^\/roles/,
    errors: /properties type$|description must be string/,
    because: 'roles tell their type, and null for no description',
  },
  {
    path: /^\/branding\/phone\/templates/,
    errors: /properties (created|updated)_at$/,
    because: 'phone templates have timestamps',
  },
  {
    path: /^\/branding\/phone\/providers/,
    errors: /required property 'credentials'/,
    because: 'credentials are never shown',
  },
  {
    path: /^\/connection-profiles/,
    errors: /strategy_overrides must be object/,
    because: 'null when there are none',
  },
  {
    path: /^\/flows\/vault/,
    errors: /refreshed_at must be string/,
    because: 'null before the first refresh',
  },
  {
    path: /^\/actions\/triggers/,
    errors: /id must be equal to one of the allowed values/,
    because: 'there are newer triggers',
  },
  {
    path: /^\/custom-domains/,
    errors: /properties (created_at|is_default|custom_client_ip_header)$|name must be equal to one/,
    because: 'domains have a creation time; methods are named in capitals',
  },
  {
    path: /^\/connections/,
    errors: /properties (enabled_clients|provisioning_ticket_url)$/,
    because: 'both are still answered',
  },
  {
    path: /^\/tenants\/settings/,
    errors: /properties universal_login$|^\/flags must NOT have additional properties/,
    because: 'older flags are still answered',
  },
];

/** Schema errors that no real tenant is known to commit, by the alternative that fits best. */
export function unexpectedErrors({ path }: OperationFacts, alternatives: readonly string[][]): string[] {
  const known = OBSERVED.filter((observed) => observed.path.test(path));
  const left = alternatives.map((errors) =>
    errors.filter((error) => !known.some((observed) => observed.errors.test(error))),
  );
  return left.sort((a, b) => a.length - b.length)[0] ?? [];
}
