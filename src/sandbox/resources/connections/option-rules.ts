/** What options of a connection may be, by strategy: values, and ways to log in to a database. */
import values from '../../../../catalog/sandbox/option-values.json' with { type: 'json' };
import { pick } from '../../../catalog/wire.js';
import { badRequest, invalidBody } from '../../errors.js';
import type { Doc } from '../../state/store.js';

const part = (doc: Doc | undefined, name: string): Doc | undefined =>
  (doc?.[name] ?? undefined) as Doc | undefined;

const VALUES: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>> = values;

/** Values that the API document lists for the options of one strategy alone. */
export function checkValues(strategy: string, options: Doc): void {
  for (const [path, allowed] of Object.entries(VALUES[strategy] ?? {})) {
    const value = pick(options, path);
    if (value !== undefined && value !== null && !allowed.includes(value))
      throw invalidBody(
        `Payload validation error: 'No enum match for: ${String(value)}' on property options.${path}.`,
      );
  }
}

/**
 * Ways to log in to a database (public documentation, passwordless-authentication-for-db-connect and
 * configure-passkey-policy): a password, or codes to attributes; passkeys stand beside one of them.
 */
export function checkMethods({ authentication_methods: methods, attributes }: Doc): void {
  if (!methods) return;
  const known = attributes as Doc | undefined;
  const has = (name: string, unsaid = false): boolean =>
    (part(methods as Doc, name)?.enabled as boolean | undefined) ?? unsaid;
  if ((has('email_otp') || has('phone_otp')) && !known)
    throw invalidBody('authentication_methods.email_otp and phone_otp require attributes');
  if (has('password', true)) return;
  if (!has('email_otp') && !has('phone_otp'))
    throw invalidBody(
      'authentication_methods.password cannot be disabled unless email_otp or phone_otp is enabled',
    );
  const active = (name: string): boolean =>
    (part(part(known, name), 'identifier')?.active as boolean | undefined) ?? false;
  if (active('username'))
    throw invalidBody('The username identifier requires authentication_methods.password');
  if (active('email') && part(known, 'email')?.verification_method !== 'otp')
    throw invalidBody(
      'attributes.email.verification_method must be otp when authentication_methods.password is disabled',
    );
}

/** People of Google Workspace are known by what they were first (public documentation, google-apps). */
export function checkLasting(strategy: string, before: Doc, after: Doc): void {
  if (strategy !== 'google-apps' || after.map_user_id_to_id === undefined) return;
  if (after.map_user_id_to_id !== (before.map_user_id_to_id ?? false))
    throw badRequest('options.map_user_id_to_id cannot be changed', 'operation_not_supported');
}
