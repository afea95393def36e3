/** Troubles around the account: organizations, applications, providers; and some with red herrings. */
import { ann, org, regular, type Story } from './story.js';
import { DAY, HOUR, MINUTE, PASSWORD } from './story-tenant.js';

export const settingTroubles: Record<string, Story> = {
  'a member of another organization': {
    cause: 'not_organization_member',
    build: async (tenant) => {
      const person = await regular(tenant);
      await tenant.join(person, 'globex');
      await tenant.attempt('ann.lee@corp.example', PASSWORD, { organization: org(tenant, 'acme') });
      return person;
    },
  },
  'an invitation that ran out before anybody signed up': {
    cause: 'expired_invitation',
    build: async (tenant) => {
      await tenant.invite('acme', 'new.hire@corp.example');
      await tenant.later(8 * DAY);
      return 'new.hire@corp.example';
    },
  },
  'an invitation that is still open and was never accepted': {
    cause: 'invitation_open',
    build: async (tenant) => {
      await tenant.invite('acme', 'new.hire@corp.example');
      await tenant.later(DAY);
      return 'new.hire@corp.example';
    },
  },
  'an invitation opened while signed in with another account': {
    cause: 'invitation_other_account',
    build: async (tenant) => {
      const person = await regular(tenant);
      await tenant.invite('acme', 'ann.private@mail.example');
      tenant.of(person, 'fi', HOUR, 'the specified account is not allowed to accept the current invitation', {
        organization_id: org(tenant, 'acme'),
      });
      return person;
    },
  },
  'a connection that the organization does not use': {
    cause: 'organization_connection',
    build: async (tenant) => {
      const person = await tenant.person({ email: 'ann.lee@corp.example', connection: 'google-oauth2' });
      await tenant.join(person, 'acme');
      tenant.of(
        person,
        'f',
        HOUR,
        `connection google-oauth2 is not enabled for organization ${org(tenant, 'acme')}`,
        {
          organization_id: org(tenant, 'acme'),
        },
      );
      return person;
    },
  },
  'an application taken out of the connection, tried for real': {
    cause: 'connection_not_enabled',
    build: async (tenant) => {
      const person = await regular(tenant);
      await tenant.api('PATCH', `/connections/${tenant.connections.people?.id}/clients`, [
        { client_id: tenant.apps.Portal?.client_id, status: false },
      ]);
      await tenant.attempt('ann.lee@corp.example', PASSWORD);
      return person;
    },
  },
  'a phone app under a new return address': {
    cause: 'callback_mismatch',
    build: async (tenant) => {
      const person = await regular(tenant);
      const attempt = 'com.acme.next://login/cb';
      for (const hours of [4, 2])
        tenant.log('f', hours * HOUR, {
          ...tenant.app('Mobile'),
          description: `Callback URL mismatch. ${attempt} is not in the list of allowed callback URLs`,
          details: {
            error: { message: 'Callback URL mismatch.', payload: { attempt, name: 'CallbackMismatchError' } },
          },
        });
      return person;
    },
  },
  'a password that is known from a breach, in Auth0 words and without a user id': {
    cause: 'breached_password',
    build: async (tenant) => {
      const person = await regular(tenant);
      tenant.of(person, 'pwd_leak', 2 * HOUR, undefined, {
        user_id: '',
        description:
          'Someone behind the IP address: 203.0.113.20 attempted to login with a leaked password. A shield to prevent this action was enabled, further attempts are blocked.',
      });
      return person;
    },
  },
  'a grant type switched off, tried for real': {
    cause: 'grant_disabled',
    build: async (tenant) => {
      const person = await regular(tenant);
      await tenant.api('PATCH', `/clients/${tenant.apps.Portal?.client_id}`, {
        grant_types: ['client_credentials'],
      });
      await tenant.attempt('ann.lee@corp.example', PASSWORD);
      return person;
    },
  },
  'an API that is gone': {
    cause: 'api_not_found',
    build: async (tenant) => {
      const person = await regular(tenant);
      tenant.of(person, 'f', HOUR, 'Service not found: https://api.acme.example', {
        audience: 'https://api.acme.example',
      });
      return person;
    },
  },
  'a refresh token used twice': {
    cause: 'session_lost',
    build: async (tenant) => {
      const person = await regular(tenant);
      tenant.of(person, 'ferrt', HOUR, 'Unsuccessful Refresh Token exchange, reused refresh token detected', {
        ...tenant.app('Mobile'),
      });
      return person;
    },
  },
  'a password too old for an Action': {
    cause: 'password_expired',
    build: async (tenant) => {
      const person = await regular(tenant);
      tenant.denied(person, HOUR, 'Your password has expired. Please reset it.');
      return person;
    },
  },
  'a password changed the day before, and the old one typed': {
    cause: 'wrong_password',
    build: async (tenant) => {
      const person = await regular(tenant);
      tenant.change(person.user_id, { last_password_reset: tenant.date(DAY) });
      tenant.of(person, 'scp', DAY);
      for (const minutes of [30, 29]) tenant.wrong(person, minutes * MINUTE);
      return person;
    },
  },
  'an account deleted by somebody': {
    cause: 'account_deleted',
    build: async (tenant) => {
      const person = await tenant.person({ email: 'ann.lee@corp.example' });
      await tenant.signedIn(person, [9 * DAY, 3 * DAY]);
      await tenant.api('DELETE', `/users/${encodeURIComponent(person.user_id)}`);
      tenant.of(person, 'sdu', 2 * HOUR);
      tenant.unknown('ann.lee@corp.example', 'people', HOUR);
      return person;
    },
  },
  'an account that signed in and is not there any more': {
    cause: 'account_deleted',
    build: async (tenant) => {
      const person = await tenant.person({ email: 'ann.lee@corp.example' });
      await tenant.signedIn(person, [9 * DAY, 3 * DAY]);
      await tenant.api('DELETE', `/users/${encodeURIComponent(person.user_id)}`);
      await tenant.attempt('ann.lee@corp.example', PASSWORD);
      return person;
    },
  },
  'an address with a typing error': {
    cause: 'no_account',
    says: 'ann.lee@corp.example',
    build: async (tenant) => {
      await regular(tenant);
      tenant.unknown('ann.le@corp.example', 'people', HOUR);
      return 'ann.le@corp.example';
    },
  },
  'a wrong code of a sign-in by SMS': {
    cause: 'passwordless_code',
    build: async (tenant) => {
      const person = await tenant.person({ phone_number: '+4915550100321', connection: 'sms' });
      await tenant.signedIn(person, [9 * DAY]);
      for (const minutes of [30, 28])
        tenant.of(person, 'fp', minutes * MINUTE, 'Wrong phone number or verification code.');
      return person;
    },
  },
  'a company provider whose certificate was changed': {
    cause: 'identity_provider',
    build: async (tenant) => {
      const person = await tenant.person({ email: 'ann.lee@corp.example', connection: 'acme-saml' });
      await tenant.signedIn(person, [12 * DAY, 2 * DAY]);
      tenant.of(
        person,
        'f',
        HOUR,
        'access_denied: SAML Response signature check errors: invalid thumbprint (configured: A1. calculated: B2)',
      );
      return person;
    },
  },
  'a company provider that has not assigned her': {
    cause: 'identity_provider',
    build: async (tenant) => {
      const person = await tenant.person({ email: 'ann.lee@corp.example', connection: 'acme-saml' });
      await tenant.signedIn(person, [12 * DAY]);
      tenant.of(
        person,
        'f',
        HOUR,
        'AADSTS50105: The signed in user is not assigned to a role for the application',
        {
          user_id: '',
        },
      );
      return person;
    },
  },
  'a login form on another domain': {
    cause: 'cross_origin',
    build: async (tenant) => {
      const person = await regular(tenant);
      tenant.of(person, 'fcoa', HOUR, 'Unknown or invalid login ticket.');
      return person;
    },
  },
  'a consent that she refused': {
    cause: 'consent',
    build: async (tenant) => {
      const person = await regular(tenant);
      tenant.of(person, 'f', HOUR, 'access_denied: User did not authorize the request');
      return person;
    },
  },
  'a rate limit that the application runs into': {
    cause: 'rate_limited',
    build: async (tenant) => {
      const person = await regular(tenant);
      for (const minutes of [9, 8, 7])
        tenant.log('api_limit', minutes * MINUTE, {
          ...tenant.app(),
          description: 'You passed the limit of allowed calls to /oauth/token with the same user.',
        });
      return person;
    },
  },
  'an Action that breaks': {
    cause: 'action_failed',
    build: async (tenant) => {
      const person = await regular(tenant);
      tenant.of(person, 'f', HOUR, "Cannot read properties of undefined (reading 'plan')", {
        details: {
          actions: { executions: ['abc'] },
          error: {
            message: "Cannot read properties of undefined (reading 'plan')",
            oauthError: 'access_denied',
          },
        },
      });
      return person;
    },
  },
  'a username in digits, blocked': {
    cause: 'user_blocked',
    build: async (tenant) => {
      const person = await tenant.person({ email: 'worker@corp.example', username: '10023945' });
      await tenant.api('PATCH', `/users/${encodeURIComponent(person.user_id)}`, { blocked: true });
      return person;
    },
  },
  // Red herrings.
  'a block behind an address that is not verified but never mattered': {
    cause: 'brute_force_block',
    build: async (tenant) => {
      const person = await regular(tenant, { verified: false });
      for (let i = 0; i < 11; i++) await tenant.attempt('ann.lee@corp.example', 'wrong');
      return person;
    },
  },
  'a lost phone after an old block and an old refusal': {
    cause: 'mfa_lost_factor',
    build: async (tenant) => {
      const person = await ann(tenant);
      tenant.of(person, 'limit_wc', 30 * DAY);
      tenant.denied(person, 25 * DAY, 'Please verify your email');
      await tenant.signedIn(person, [20 * DAY, 3 * DAY]);
      await tenant.enroll(person, 'phone', {
        phone_number: '+4915550100321',
        preferred_authentication_method: 'sms',
      });
      for (const hours of [9, 4, 1]) {
        tenant.of(person, 'mfar', hours * HOUR + 9000);
        tenant.of(person, 'gd_send_sms', hours * HOUR);
      }
      return person;
    },
  },
  'wrong passwords behind an expired invitation to where she is a member by now': {
    cause: 'wrong_password',
    build: async (tenant) => {
      const person = await regular(tenant);
      await tenant.invite('acme', 'ann.lee@corp.example');
      await tenant.later(8 * DAY);
      await tenant.join(person, 'acme');
      for (const minutes of [9, 8, 7]) tenant.wrong(person, minutes * MINUTE);
      return person;
    },
  },
};
