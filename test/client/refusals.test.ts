import { describe, expect, test } from 'vitest';
import { ApiError } from '../../src/client/errors.js';
import { lacksFeature, scopeRefusal } from '../../src/client/refusals.js';

const refused = (message: string, errorCode?: string, status = 403) =>
  new ApiError(message, { kind: 'api', status, ...(errorCode === undefined ? {} : { errorCode }) });
const scopesOf = (...args: Parameters<typeof refused>) => scopeRefusal(refused(...args))?.scopes;

describe('a refusal about scopes', () => {
  test.each([
    ['Insufficient scope, expected any of: read:roles', ['read:roles']],
    [
      'Insufficient scope; expected any of: read:clients, read:client_summary.',
      ['read:clients', 'read:client_summary'],
    ],
    [
      'Insufficient scope, expected any of: read:users,read:users,update:users',
      ['read:users', 'update:users'],
    ],
    ['Insufficient scope, expected: create:phone_provider.', ['create:phone_provider']],
    ['Insufficient scope; expected any of: get:anomaly_block.', ['get:anomaly_block']],
    ['Insufficient scope, expected all of: read:users read:roles', ['read:users', 'read:roles']],
    ['Insufficient scope', []],
  ])('%s', (message, scopes) => {
    expect(scopesOf(message, 'insufficient_scope')).toEqual(scopes);
    expect(scopesOf(message)).toEqual(scopes);
  });

  test.each([
    ['a missing feature', refused('Please upgrade your subscription to enable X.', 'insufficient_scope')],
    [
      'a feature that names a scope',
      refused('Insufficient scope read:x: upgrade your plan.', 'insufficient_scope'),
    ],
    ['a code without such a message', refused('Not for you: read:users', 'insufficient_scope')],
    ['another code', refused('Insufficient scope, expected any of: read:users', 'access_denied')],
    ['another status', refused('Insufficient scope, expected any of: read:users', 'insufficient_scope', 401)],
    ['an error of ours', new Error('Insufficient scope, expected any of: read:users')],
    ['nothing', undefined],
  ])('is not %s', (_, error) => {
    expect(scopeRefusal(error)).toBeUndefined();
  });
});

describe('a refusal because of a missing feature', () => {
  test.each([
    [refused('Please upgrade your subscription to enable Akamai Signals.', 'insufficient_scope'), true],
    [refused('Please upgrade your plan to use this.'), true],
    [refused('Whatever', 'insufficient_entitlement'), true],
    [refused('Please upgrade your subscription.', undefined, 400), false],
    [refused('Insufficient scope, expected any of: read:users', 'insufficient_scope'), false],
    [undefined, false],
  ])('%s: %s', (error, expected) => {
    expect(lacksFeature(error)).toBe(expected);
  });
});
