/** Which scopes are granted here, and what additional ones would unlock. */
import { missing } from '../../policy/gate/scopes.js';
import type { Runtime } from '../../tools/runtime.js';

/** Maximum number of missing scopes listed, most useful first. */
const MOST = 60;

export function grantedScopes(runtime: Runtime): Record<string, unknown> {
  const { known, scopes } = runtime.scopes();
  const { registry, gate } = runtime;
  const opens = new Map<string, number>();
  let available = 0;
  for (const record of registry.records) {
    const availability = gate.check(record);
    if (availability.available) available += 1;
    else if (known && availability.reason === (gate.narrowed ? 'permission' : 'scope')) {
      const lacking = gate.narrowed
        ? gate.lackingPermissions(record)
        : missing(record.scopes, scopes, record.scopesUnclear);
      // A single scope unlocks an operation only if nothing else is missing.
      if (lacking.length === 1)
        for (const scope of lacking[0] ?? []) opens.set(scope, (opens.get(scope) ?? 0) + 1);
    }
  }
  const missingScopes = [...opens].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return {
    tenant: runtime.tenant,
    scopes_known: known,
    granted: [...scopes].sort(),
    operations: { available, all: registry.records.length },
    would_open: Object.fromEntries(missingScopes.slice(0, MOST)),
    note: gate.narrowed
      ? "granted: scopes of this server's token that are also among the caller's permissions. would_open: how many more operations each additional permission of the caller would unlock; it takes effect at the next sign-in."
      : 'would_open: how many more operations each additional Management API scope would unlock. Grant it to the application, then wait for a new token.',
  };
}
