/** What is read of settings and profiles, and decides a refusal. */
import { describe, expect, it } from 'vitest';
import { beforeThem } from '../../../../src/tools/workflows/diagnose/before-them.js';
import { blockNotes } from '../../../../src/tools/workflows/diagnose/causes/account/block-notes.js';
import { neverSignedIn } from '../../../../src/tools/workflows/diagnose/causes/password/never-signed-in.js';
import { madeElsewhere } from '../../../../src/tools/workflows/diagnose/causes/second-factor/webauthn-domain.js';
import { switchesOf } from '../../../../src/tools/workflows/diagnose/reads/connection/database-switches.js';
import { wordsOfRefusal } from '../../../../src/tools/workflows/diagnose/reads/denying-action.js';
import type { LogEvent } from '../../../../src/tools/workflows/events.js';
import type { Account } from '../../../../src/tools/workflows/person.js';
import { event, facts, HOUR, NOW } from './login-facts.js';

const account = (more: Partial<Account> = {}): Account => ({
  user_id: 'auth0|1',
  identities: [],
  logins: 0,
  ...more,
});

describe('notes of a block', () => {
  it.each<[string, Record<string, unknown>, RegExp | undefined]>([
    ['a reason', { blocked_reason: 'chargeback' }, /blocked_reason "chargeback"/],
    ['a state, nested', { account: { status: 'suspended' } }, /account\.status "suspended"/],
    ['a flag', { fraud: true }, /fraud/],
    ['a flag that is not set', { fraud: false }, undefined],
    ['a state of another kind', { status: 'gold' }, undefined],
    ['something else', { plan: 'pro', roles: ['x'] }, undefined],
  ])('are found in %s', (_, appMetadata, wanted) => {
    const found = blockNotes(account({ appMetadata }));
    if (wanted) expect(found).toMatch(wanted);
    else expect(found).toBeUndefined();
  });

  it('are none without app_metadata', () => {
    expect(blockNotes(account())).toBeUndefined();
  });
});

describe('words that the code of an Action may have', () => {
  it('are those of the refusal, not those that Auth0 adds', () => {
    const text = 'please use your company address\naccess_denied\noauth-authorization\nfree_mail';
    expect(wordsOfRefusal({ text } as LogEvent)).toEqual(['please use your company address', 'free_mail']);
  });

  it('are none where only Auth0 speaks', () => {
    const text = 'preuserregistrationerror on pre-user-registration\nextensibility_error\nunauthorized';
    expect(wordsOfRefusal({ text } as LogEvent)).toEqual([]);
  });
});

describe('switches of a database', () => {
  it('are not guessed where the database does not say', () => {
    expect(switchesOf({})).toEqual({});
  });

  it('tell scripts that are off from scripts that are on', () => {
    const customScripts = { login: 'function login() {}' };
    expect(switchesOf({ customScripts, enabledDatabaseCustomization: false })).toEqual({ scriptsOff: true });
    expect(switchesOf({ customScripts, enabledDatabaseCustomization: true })).toEqual({});
  });

  it('have ways of signing in, and whether a new password can be asked for', () => {
    const authentication_methods = { passkey: { enabled: false }, password: { enabled: true } };
    expect(switchesOf({ authentication_methods, disable_self_service_change_password: true })).toEqual({
      passkeys: false,
      passwords: true,
      noSelfReset: true,
    });
  });
});

describe('an event from before the person was there', () => {
  const old = event('f', 72 * HOUR);
  const first = event('f', HOUR);

  it('is older than their account, or than anything that the log has of them', () => {
    expect(beforeThem(facts([first], { accounts: [] }), old)).toBe(true);
    expect(beforeThem(facts([], { accounts: [account({ created: NOW - HOUR })] }), old)).toBe(true);
  });

  it('is none where the account is older, of unknown age or deleted, or nothing is known', () => {
    expect(beforeThem(facts([], { accounts: [account({ created: NOW - 99 * HOUR })] }), old)).toBe(false);
    expect(beforeThem(facts([first], { accounts: [account()] }), old)).toBe(false);
    expect(beforeThem(facts([first], { accounts: [], gone: ['auth0|0'] }), old)).toBe(false);
    expect(beforeThem(facts([], { accounts: [] }), old)).toBe(false);
  });
});

describe('keys and passkeys', () => {
  const failed = event('gd_webauthn_challenge_failed', HOUR, { hostname: 'login.shop.example' });
  const key = (relyingParty?: string) => ({
    id: 'k',
    type: 'webauthn-roaming',
    confirmed: true,
    ...(relyingParty ? { relyingParty } : {}),
  });

  it.each<[string, string[], boolean]>([
    ['the same domain', ['login.shop.example'], false],
    ['a parent of it', ['shop.example'], false],
    ['another domain', ['shop.eu.auth0.com'], true],
    ['a domain that only ends alike', ['op.example'], true],
    ['one here and one elsewhere', ['shop.eu.auth0.com', 'shop.example'], false],
  ])('of %s', (_, made, elsewhere) => {
    const found = madeElsewhere(facts([], { factors: made.map(key) }), failed, /^webauthn/);
    expect(found?.proved === true).toBe(elsewhere);
  });

  it('that do not say where they were made prove nothing', () => {
    const signIn = event('s', 2 * HOUR, { hostname: 'shop.eu.auth0.com' });
    expect(madeElsewhere(facts([signIn], { factors: [key()] }), failed, /^webauthn/)?.proved).toBe(false);
    expect(madeElsewhere(facts([], { factors: [key()] }), failed, /^webauthn/)).toBeUndefined();
  });
});

describe('an account that nobody has signed in to', () => {
  it('has no sign-in, no sign-up and no chosen password', () => {
    expect(neverSignedIn(facts([]), account())).toBe(true);
    expect(neverSignedIn(facts([]), account({ logins: 1 }))).toBe(false);
    expect(neverSignedIn(facts([]), account({ lastPasswordReset: NOW }))).toBe(false);
    for (const type of ['s', 'ss', 'scp'])
      expect(neverSignedIn(facts([event(type, HOUR, { user_id: 'auth0|1' })]), account())).toBe(false);
  });
});
