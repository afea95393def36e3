/** What an authenticator application scans when it is enrolled. */
import { enroll, METHODS, methodsOf } from '../../resources/users/mfa.js';
import type { Doc } from '../../state/store.js';
import { tenantName } from '../../state/tenant-name.js';
import type { AuthContext } from '../../types.js';
import { newTotpSecret } from './totp.js';

/** A new secret of a person, in the place of one that was not confirmed; its first code confirms it. */
export function startTotp(ctx: AuthContext, user: Doc): { method: Doc; secret: string; barcode_uri: string } {
  const secret = newTotpSecret();
  const id = String(user.user_id);
  for (const old of methodsOf(ctx.tenant, id))
    if (old.type === 'totp' && old.confirmed === false) ctx.tenant.collection(METHODS).delete(String(old.id));
  const method = enroll(ctx.tenant, id, ctx.iso(), {
    type: 'totp',
    name: 'Authenticator',
    totp_secret: secret,
    confirmed: false,
  });
  return { method, secret, barcode_uri: totpAddress(ctx, user, secret) };
}

/** The address that authenticator applications read. */
export function totpAddress({ url }: AuthContext, user: Doc, secret: string): string {
  const { host } = new URL(url);
  const label = encodeURIComponent(`${host}:${String(user.email ?? user.user_id)}`);
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(host)}&algorithm=SHA1&digits=6&period=30`;
}

/** @param transaction what the phone answers to */
export function pushBarcode(ctx: AuthContext, user: Doc, transaction: string): string {
  const label = encodeURIComponent(`${tenantName(ctx.url)}:${String(user.email ?? user.user_id)}`);
  const query = new URLSearchParams({
    enrollment_tx_id: transaction,
    base_url: `${ctx.url}/appliance-mfa`,
    secret: newTotpSecret(),
    issuer: new URL(ctx.url).host,
    algorithm: 'SHA1',
    digits: '6',
    counter: '0',
  });
  return `otpauth://totp/${label}?${query}`;
}
