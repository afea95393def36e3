/** The rules over plain data: stories of which the seeded ones are only some, told in other words. */
import { describe, expect, it } from 'vitest';
import { loadRegistry } from '../../../../src/tools/load-registry.js';
import type { LoginFacts } from '../../../../src/tools/workflows/diagnose/facts.js';
import { judge } from '../../../../src/tools/workflows/diagnose/judge.js';
import { account, DAY, event, facts, HOME, HOUR, MINUTE, NOW, refusal } from './login-facts.js';

const phone = { id: 'phone|dev_1', type: 'phone', name: '+49 1', confirmed: true };
const google = account({
  user_id: 'google-oauth2|77',
  identities: [{ connection: 'google-oauth2', provider: 'google-oauth2', user_id: '77' }],
  logins: 2,
  created: NOW - 3 * DAY,
  lastLogin: NOW - HOUR,
});
const invitation = (expires: number) => ({
  id: 'uinv_1',
  organizationId: 'org_Acme1',
  email: 'ann@example.com',
  inviter: 'Bo',
  clientId: 'shop',
  created: NOW - 9 * DAY,
  expires,
});
const wrongs = (n: number, more = {}) =>
  Array.from({ length: n }, (_, i) =>
    event('fp', HOUR + i * MINUTE, { description: 'Wrong email or password.', ...more }),
  );
const signIn = (before: number, more = {}) => event('s', before, more);

/** Name -> facts and the cause that has to come first. */
const troubles: Record<string, [string, LoginFacts]> = {
  'a block of the identifier from every address': [
    'brute_force_block',
    facts(wrongs(10), { bruteForce: [{ identifier: 'ann@example.com', connection: 'Users' }] }),
  ],
  'a block that only the log tells of': [
    'brute_force_block',
    (() => {
      const { bruteForce: _unseen, ...rest } = facts([event('limit_wc', HOUR), ...wrongs(10, {})]);
      return rest;
    })(),
  ],
  'a block from home while the phone network still works': [
    'brute_force_block',
    facts([signIn(10 * MINUTE, { ip: '198.51.100.3' }), ...wrongs(10), signIn(DAY)], {
      bruteForce: [{ identifier: 'ann@example.com', ip: HOME }],
    }),
  ],
  'a block that has run out, and nobody tried since': [
    'brute_force_block',
    facts([event('limit_wc', HOUR), ...wrongs(10).map((one) => ({ ...one, at: one.at - HOUR }))]),
  ],
  'a form of its own that stops at the second factor': [
    'mfa_unsupported',
    facts([event('fepft', HOUR, { description: 'Multifactor authentication required' }), signIn(DAY)], {
      factors: [phone],
    }),
  ],
  'a device that takes slow_down for the end': [
    'device_flow',
    facts([signIn(30 * MINUTE)], {
      unattributed: [
        event('fede', 31 * MINUTE, {
          user_id: '',
          user_name: '',
          description: 'You are polling faster than the specified interval of 5 seconds.',
        }),
      ],
    }),
  ],
  'a custom domain without a certificate, to which nobody has signed in for days': [
    'custom_domain',
    facts([signIn(3 * DAY)], {
      brokenDomains: [{ domain: 'login.example.com', certificate: true, reason: 'CAA' }],
    }),
  ],
  'an address, typed where the database takes usernames only': [
    'identifier_mismatch',
    facts([event('fu', HOUR, { user_id: '', user_name: 'ann@example.com', connection: 'Users' })], {
      accounts: [account({ username: 'ann', email: 'ann@example.com' })],
      connection: { name: 'Users', strategy: 'auth0', identifiers: ['username'] },
    }),
  ],
  'a password that the script of a custom database refuses to somebody without a profile': [
    'wrong_password',
    facts([event('fp', HOUR, { connection: 'Legacy', strategy: 'auth0' })], {
      accounts: [],
      gone: ['auth0|ann'],
      connection: { name: 'Legacy', strategy: 'auth0', scripted: true, ownDatabase: true },
    }),
  ],
  'a blocked account without any event': [
    'user_blocked',
    facts([], { accounts: [account({ blocked: true })] }),
  ],
  'a blocked account behind newer wrong passwords': [
    'user_blocked',
    facts([...wrongs(4), refusal(DAY, 'user is blocked')], { accounts: [account({ blocked: true })] }),
  ],
  'an Action that wants the address verified, in its own words': [
    'unverified_email',
    facts([refusal(HOUR, 'access_denied: You must verify your e-mail address first')], {
      accounts: [account({ email_verified: false, logins: 0 })],
    }),
  ],
  'a vague denial of an unverified address': [
    'unverified_email',
    facts([refusal(HOUR, 'Access denied.')], { accounts: [account({ email_verified: false, logins: 0 })] }),
  ],
  'the address verified in error details only': [
    'unverified_email',
    facts(
      [
        event('f', HOUR, {
          description: 'Unauthorized',
          details: { error: { message: 'email not verified' } },
        }),
      ],
      {
        accounts: [account({ email_verified: false })],
      },
    ),
  ],
  'attempts on a database that does not hold the account': [
    'wrong_connection',
    facts([
      event('fu', HOUR, { user_id: '', connection: 'Legacy', description: 'Invalid username or password.' }),
      signIn(3 * DAY),
    ]),
  ],
  'a company account tried in the database': [
    'wrong_connection',
    facts(
      [
        event('fu', HOUR, {
          user_id: undefined,
          connection: 'Users',
          description: 'Wrong email or password.',
        }),
      ],
      {
        accounts: [
          account({
            user_id: 'samlp|acme|ann',
            identities: [{ connection: 'acme', provider: 'samlp', user_id: 'acme|ann' }],
          }),
        ],
      },
    ),
  ],
  'a Google account tried with a password': [
    'wrong_connection',
    facts([event('fp', HOUR, { user_id: '', description: 'Wrong email or password.' })], {
      accounts: [google],
    }),
  ],
  'wrong passwords on one account while its twin works': [
    'duplicate_accounts',
    facts([signIn(HOUR, { user_id: google.user_id, connection: 'google-oauth2' }), ...wrongs(3)], {
      accounts: [account({ lastLogin: NOW - 20 * DAY }), google],
    }),
  ],
  'an empty twin that took over the sign-ins': [
    'duplicate_accounts',
    facts([signIn(HOUR, { user_id: google.user_id, connection: 'google-oauth2' })], {
      accounts: [google, account({ hasRolesOrData: true, logins: 140 })],
    }),
  ],
  'a twin that lacks the membership': [
    'duplicate_accounts',
    facts(
      [
        refusal(HOUR, 'user google-oauth2|77 is not part of the org_Acme1 organization', {
          user_id: google.user_id,
          connection: 'google-oauth2',
          organization_id: 'org_Acme1',
        }),
      ],
      {
        accounts: [google, account()],
        organization: { id: 'org_Acme1', name: 'Acme' },
        otherOrganizations: { 'auth0|ann': [{ id: 'org_Acme1' }] },
      },
    ),
  ],
  'push requests that nobody answers': [
    'mfa_lost_factor',
    facts(
      [
        event('gd_send_pn', HOUR),
        event('gd_start_auth', HOUR + 2000),
        event('gd_send_pn', DAY),
        event('gd_start_auth', DAY + 2000),
        signIn(9 * DAY),
      ],
      {
        factors: [{ ...phone, type: 'push' }],
      },
    ),
  ],
  'a push request denied': [
    'mfa_lost_factor',
    facts([event('gd_auth_rejected', HOUR)], { factors: [phone] }),
  ],
  'wrong one-time codes at the token endpoint': [
    'mfa_lost_factor',
    facts([event('feotpft', HOUR, { description: 'Invalid otp_code.' })], {
      factors: [{ ...phone, type: 'totp' }],
    }),
  ],
  'too many wrong codes': [
    'mfa_lost_factor',
    facts([event('gd_otp_rate_limit_exceed', HOUR), event('gd_auth_failed', 2 * HOUR)], { factors: [phone] }),
  ],
  'a message that cannot be sent': [
    'mfa_delivery',
    facts(
      [event('gd_send_sms_failure', HOUR, { description: 'Unable to create record: the number is invalid' })],
      { factors: [phone] },
    ),
  ],
  'an organization that the person is not in': [
    'not_organization_member',
    facts([refusal(HOUR, 'user auth0|ann is not part of the org_Acme1 organization')], {
      organization: { id: 'org_Acme1', name: 'Acme' },
      organizations: [{ id: 'org_Other', name: 'Other' }],
    }),
  ],
  'an application for members only': [
    'not_organization_member',
    facts([
      refusal(HOUR, 'client requires organization membership, but user does not belong to any organization'),
    ]),
  ],
  'an expired invitation with a refused acceptance': [
    'expired_invitation',
    facts([event('fi', HOUR, { description: 'The invitation has expired', organization_id: 'org_Acme1' })], {
      organization: { id: 'org_Acme1' },
      invitations: [invitation(NOW - 2 * DAY)],
    }),
  ],
  'an expired invitation behind a refusal as non-member': [
    'expired_invitation',
    facts([refusal(HOUR, 'user auth0|ann is not part of the org_Acme1 organization')], {
      organization: { id: 'org_Acme1' },
      invitations: [invitation(NOW - 2 * DAY)],
    }),
  ],
  'an expired invitation of somebody without an account': [
    'expired_invitation',
    facts([], { accounts: [], invitations: [invitation(NOW - DAY)] }),
  ],
  'an invitation opened with another account': [
    'invitation_other_account',
    facts([
      event('fi', HOUR, {
        description: 'the specified account is not allowed to accept the current invitation',
        organization_id: 'org_Acme1',
      }),
    ]),
  ],
  'a connection that the application may not use': [
    'connection_not_enabled',
    facts([refusal(HOUR, 'the connection was disabled')], {
      application: {
        client_id: 'shop',
        name: 'Shop',
        callbacks: [],
        connections: [{ id: 'con_x', name: 'Staff' }],
      },
    }),
  ],
  'an application without any connection': [
    'connection_not_enabled',
    facts([refusal(HOUR, 'no connections enabled for the client')], {
      application: { client_id: 'shop', name: 'Shop', callbacks: [], connections: [] },
    }),
  ],
  'a vague refusal at an application that lacks the connection': [
    'connection_not_enabled',
    facts([refusal(HOUR, 'unauthorized')], {
      connectionClients: 1,
      application: {
        client_id: 'shop',
        name: 'Shop',
        callbacks: [],
        connections: [{ id: 'con_x', name: 'Staff' }],
      },
    }),
  ],
  'a return address that is not allowed': [
    'callback_mismatch',
    facts([refusal(HOUR, 'Unauthorized redirect_uri: https://stage.example.com/cb is not registered')]),
  ],
  'a return address in the details of an event that names nobody': [
    'callback_mismatch',
    facts([signIn(2 * DAY)], {
      unattributed: [
        event('f', HOUR, {
          user_id: '',
          user_name: '',
          connection: undefined,
          description: 'Callback URL mismatch.',
          details: {
            error: { payload: { attempt: 'https://stage.example.com/cb', name: 'CallbackMismatchError' } },
          },
        }),
      ],
    }),
  ],
  'a leaked password, although wrong ones came after': [
    'breached_password',
    facts([...wrongs(2), event('pwd_leak', 3 * HOUR)]),
  ],
  'a leaked password in words': [
    'breached_password',
    facts([
      refusal(HOUR, 'This login has been blocked because your password has been leaked in another website.'),
    ]),
  ],
  'a grant type switched off': [
    'grant_disabled',
    facts([event('fepft', HOUR, { description: "Grant type 'password' not allowed for the client." })]),
  ],
  'a grant type switched off, seen where the code is redeemed': [
    'grant_disabled',
    facts([signIn(HOUR)], {
      unattributed: [
        event('feacft', HOUR - 2000, {
          user_id: '',
          user_name: '',
          ip: '10.1.1.1',
          description: "Unauthorized: Grant type 'authorization_code' not allowed for the client.",
        }),
      ],
      application: { client_id: 'shop', name: 'Shop', callbacks: [], grantTypes: ['refresh_token'] },
    }),
  ],
  'an API that the application was never granted': [
    'api_not_granted',
    facts(
      [
        event('f', HOUR, {
          description:
            'Client is not authorized to access "https://api.example.com". You need to create a "client-grant" associated to this API.',
        }),
      ],
      {
        grants: [],
      },
    ),
  ],
  'a password that has expired': [
    'password_expired',
    facts([refusal(HOUR, 'Your password has expired and must be changed')]),
  ],
  'wrong passwords and nothing else': ['wrong_password', facts([...wrongs(3), signIn(4 * DAY)])],
  'an address that is blocked': [
    'ip_blocked',
    facts([event('limit_mu', HOUR, { description: 'IP address blocked' })], { blockedIps: [HOME] }),
  ],
  'an account that was deleted': [
    'account_deleted',
    facts([event('fu', HOUR, { user_id: '' }), event('sdu', DAY)], { accounts: [] }),
  ],
  'an address that nobody has': [
    'no_account',
    facts([event('fu', HOUR, { user_id: '', description: 'Wrong email or password.' })], { accounts: [] }),
  ],
  'a failing Action': [
    'action_failed',
    facts([event('actions_execution_failed', HOUR, { description: 'post-login: TypeError' })]),
  ],
  'a provider whose certificate ran out': [
    'identity_provider',
    facts([
      refusal(HOUR, 'Signature check errors: the SAML certificate has expired', { connection: 'Users' }),
    ]),
  ],
  'a reason that no rule knows': ['other_failure', facts([refusal(HOUR, 'Computer says no')])],
};

/** Facts of people for whom everything works. */
const healthy: Record<string, LoginFacts> = {
  'who signed in today': facts([signIn(HOUR)]),
  'who never signed in and never failed': facts([], { accounts: [account({ logins: 0 })] }),
  'who mistyped and then got in': facts([
    signIn(HOUR),
    ...wrongs(4).map((e) => ({ ...e, at: e.at - 2 * HOUR })),
  ]),
  'whose block was lifted': facts([signIn(HOUR), event('ublkdu', 2 * HOUR), event('limit_wc', 3 * HOUR)]),
  'who is attacked from elsewhere and signs in from home': facts(
    [signIn(HOUR), event('limit_wc', 2 * HOUR, { ip: '192.0.2.66' })],
    {
      bruteForce: [{ identifier: 'ann@example.com', ip: '192.0.2.66' }],
    },
  ),
  'who was unblocked': facts([signIn(HOUR), refusal(DAY, 'user is blocked')]),
  'who verified the address after being refused': facts([refusal(DAY, 'Please verify your email')], {
    accounts: [account()],
  }),
  'who answered the second factor': facts(
    [signIn(HOUR), event('gd_auth_succeed', HOUR + 1000), event('gd_auth_failed', HOUR + MINUTE)],
    { factors: [phone] },
  ),
  'who is a member by now': facts(
    [refusal(DAY, 'user auth0|ann is not part of the org_Acme1 organization')],
    {
      organization: { id: 'org_Acme1' },
      organizations: [{ id: 'org_Acme1', name: 'Acme' }],
    },
  ),
  'whose old invitation ran out after she had got in': facts([signIn(HOUR)], {
    invitations: [invitation(NOW - DAY)],
  }),
  'whose application was mended': facts([refusal(DAY, 'the connection is not enabled')]),
  'whose return address is allowed by now': facts([
    refusal(
      DAY,
      'Callback URL mismatch. https://shop.example.com/cb is not in the list of allowed callback URLs',
    ),
  ]),
  'whose grant is back': facts([refusal(DAY, "Grant type 'authorization_code' not allowed for the client.")]),
  'who chose a new password after the leak': facts([event('scp', HOUR), event('pwd_leak', 2 * HOUR)]),
  'whose refusal is older than the last sign-in that only the profile knows': facts([...wrongs(2)], {
    accounts: [account({ lastLogin: NOW - MINUTE })],
  }),
  'at whose application somebody else sends a bad return address': facts([signIn(DAY)], {
    unattributed: [
      event('f', HOUR, {
        user_id: '',
        user_name: '',
        ip: '192.0.2.9',
        description: 'Callback URL mismatch. https://x.example.com',
      }),
    ],
  }),
  'with two linked identities': facts([signIn(HOUR)], {
    accounts: [account({ identities: [...account().identities, ...google.identities] })],
  }),
  'with silent sign-ins that found no session': facts([
    event('fsa', MINUTE, { description: 'Login required' }),
    signIn(HOUR),
  ]),
};

describe('the first cause', () => {
  it.each(Object.entries(troubles))('of %s', (_, [cause, given]) => {
    const { causes } = judge(given);
    expect(causes.map(({ id }) => id)[0], JSON.stringify(causes, null, 1)).toBe(cause);
  });
});

/** What happened to Ann long before, and was over by her next sign-in. */
const past = [
  event('f', 25 * DAY, { description: 'user is blocked' }),
  event('f', 25 * DAY, { description: 'Please verify your email before logging in.' }),
  event('fp', 24 * DAY, { description: 'Wrong email or password.' }),
  event('limit_wc', 24 * DAY),
  event('pwd_leak', 24 * DAY),
  event('gd_auth_failed', 23 * DAY),
  event('gd_start_auth', 23 * DAY),
  event('f', 23 * DAY, { description: 'Callback URL mismatch. https://old.example.com is not in the list' }),
  event('f', 22 * DAY, { description: 'The connection is not enabled for this application.' }),
  event('f', 22 * DAY, { description: "Grant type 'implicit' not allowed for the client." }),
  event('fi', 22 * DAY, { description: 'The invitation has expired', organization_id: 'org_Acme1' }),
  event('f', 21 * DAY, {
    description: 'user auth0|ann is not part of the org_Acme1 organization',
    organization_id: 'org_Acme1',
  }),
  event('s', 20 * DAY, { organization_id: 'org_Acme1' }),
];
/** Noise that says nothing about whether she gets in. */
const noise = [
  event('fsa', MINUTE, { description: 'Login required' }),
  event('slo', 2 * MINUTE),
  event('flo', 3 * MINUTE, { description: 'The return address is not allowed' }),
  event('sapi', 4 * MINUTE, { description: 'Update a User' }),
  event('fapi', 5 * MINUTE, { description: 'Payload validation error' }),
  event('fcpn', 6 * MINUTE, { description: 'phone number is taken' }),
];

describe('trouble of long ago and noise', () => {
  const known = Object.entries(troubles).filter(([, [, { accounts }]]) =>
    accounts.some(({ user_id }) => user_id === 'auth0|ann'),
  );
  it.each(known)('do not hide the first cause of %s', (_, [cause, given]) => {
    // Own past failures that were overcome, so the account's own sign-ins stand between them and now.
    const events = [...noise, ...given.events, ...past].sort((a, b) => b.at - a.at);
    const { causes } = judge({ ...given, events });
    expect(causes.map(({ id }) => id)[0], JSON.stringify(causes, null, 1)).toBe(cause);
  });

  it.each(Object.entries(healthy))('are not reported as a cause: %s', (_, given) => {
    const events = [...noise, ...given.events, ...past].sort((a, b) => b.at - a.at);
    expect(judge({ ...given, events }).causes).toEqual([]);
  });
});

describe('no cause for someone', () => {
  it.each(Object.entries(healthy))('%s', (_, given) => {
    expect(judge(given).causes).toEqual([]);
  });
});

describe('every proposed call', () => {
  it('has arguments that its tool accepts', async () => {
    const registry = await loadRegistry();
    const fixes = Object.values(troubles).flatMap(([, given]) =>
      judge(given).causes.flatMap((cause) => cause.fixes),
    );
    expect(fixes.length).toBeGreaterThan(30);
    for (const fix of fixes) {
      const operation = await registry.operation(fix.tool);
      expect(operation?.input.safeParse(fix.arguments).error, fix.tool).toBeUndefined();
    }
  });

  it('comes with evidence from the log wherever the log has any', () => {
    for (const [name, [, given]] of Object.entries(troubles)) {
      const known = new Set([...given.events, ...given.unattributed].map(({ id }) => id));
      for (const { evidence } of judge(given).causes)
        for (const id of evidence) expect(known.has(id), name).toBe(true);
    }
  });
});
