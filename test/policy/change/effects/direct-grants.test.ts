import { describe, expect, it } from 'vitest';
import { computed } from './view.js';

describe('direct grants', () => {
  const create = (grant_types: unknown) =>
    computed('direct_grants', 'POST /clients', { body: { grant_types } });

  it('are none where people need a callback, or nobody signs in', async () => {
    const usual = ['authorization_code', 'implicit', 'refresh_token', 'client_credentials'];
    for (const given of [undefined, null, [], usual]) expect(await create(given)).toEqual([]);
  });

  it.each([
    'password',
    'http://auth0.com/oauth/grant-type/password-realm',
    'urn:ietf:params:oauth:grant-type:device_code',
    'urn:openid:params:grant-type:ciba',
    'one:of:tomorrow',
  ])('sign people in: %s', async (grant) => {
    expect(await create(['refresh_token', grant])).toEqual([
      {
        effect: 'sign_in',
        fields: ['grant_types'],
        why: `It can sign people in without a callback, with "${grant}".`,
      },
    ]);
  });
});
