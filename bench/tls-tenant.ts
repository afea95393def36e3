/** The demo tenant over TLS, in a process of its own. */
import { startTlsTenant, type TlsTenant } from '../scripts/lib/tls-tenant.js';

export type TenantAddress = Omit<TlsTenant, 'close'>;

const { close, ...address } = await startTlsTenant('demo');
process.on('disconnect', () => close().then(() => process.exit(0)));
process.send?.(address satisfies TenantAddress);
