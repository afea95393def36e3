/** The twelve causes again, in other words and under other circumstances. */
import { ann, FAR, org, regular, type Story } from './story.js';
import { DAY, HOUR, MINUTE, PASSWORD, type StoryTenant } from './story-tenant.js';

const path = (id: string): string => `/users/${encodeURIComponent(id)}`;

export const moreTroubles: Record<string, Story> = {
  'a block of a linked account, asked for by the id that was linked': {
    cause: 'user_blocked',
    build: async (tenant) => {
      const person = await regular(tenant);
      const second = await tenant.person({ email: 'ann.lee@corp.example', connection: 'google-oauth2' });
      const [provider, ...rest] = second.user_id.split('|');
      await tenant.api('POST', `${path(person.user_id)}/identities`, { provider, user_id: rest.join('|') });
      await tenant.api('PATCH', path(person.user_id), { blocked: true });
      return second.user_id;
    },
  },
  'a refusal whose reason is only in the details': {
    cause: 'unverified_email',
    build: async (tenant) => {
      const person = await ann(tenant, { verified: false });
      tenant.of(person, 'f', HOUR, undefined, {
        details: { error: { message: 'email_not_verified', oauthError: 'access_denied' } },
      });
      return person;
    },
  },
  'a refusal in another language, of somebody who never verified': {
    cause: 'unverified_email',
    build: async (tenant) => {
      const person = await ann(tenant, { verified: false });
      tenant.denied(person, HOUR, 'Bitte bestätigen Sie zuerst Ihre Adresse.');
      return person;
    },
  },
  'an Action that calls the account suspended, though the profile is not blocked': {
    cause: 'login_denied',
    build: async (tenant) => {
      const person = await regular(tenant);
      tenant.denied(person, HOUR, 'Your account is suspended until the invoice is paid.');
      return person;
    },
  },
  'an Action that wants a group, in plain words': {
    cause: 'login_denied',
    build: async (tenant) => {
      const person = await regular(tenant);
      tenant.denied(person, HOUR, 'Only the capital region can use this; the transaction failed.');
      return person;
    },
  },
  'a second factor asked for again and again': {
    cause: 'mfa_lost_factor',
    build: async (tenant) => {
      const person = await regular(tenant);
      await tenant.enroll(person, 'totp', { totp_secret: 'JBSWY3DPEHPK3PXPJBSWY3DP' });
      for (const hours of [20, 5, 2]) tenant.of(person, 'mfar', hours * HOUR, 'MFA required');
      return person;
    },
  },
  'no second factor yet, where one is required': {
    cause: 'mfa_not_enrolled',
    build: async (tenant) => {
      const person = await ann(tenant);
      await tenant.api('PUT', '/guardian/policies', ['all-applications']);
      await tenant.attempt('annlee', PASSWORD);
      return person;
    },
  },
  'an organization behind a refusal that gives no reason': {
    cause: 'not_organization_member',
    build: async (tenant) => {
      const person = await regular(tenant);
      tenant.of(person, 'f', HOUR, 'Unauthorized', { organization_id: org(tenant, 'acme') });
      return person;
    },
  },
  'an invitation that was used already, without an organization in the log': {
    cause: 'expired_invitation',
    build: async (tenant) => {
      const person = await ann(tenant);
      tenant.of(person, 'fi', HOUR, 'invitation not found or already used');
      return person;
    },
  },
  'an expired invitation, and a refusal as no member after it': {
    cause: 'expired_invitation',
    build: async (tenant) => {
      const person = await ann(tenant);
      await tenant.invite('acme', 'ann.lee@corp.example');
      await tenant.later(9 * DAY);
      await tenant.attempt('annlee', PASSWORD, { organization: org(tenant, 'acme') });
      return person;
    },
  },
  'two accounts of one telephone number': {
    cause: 'duplicate_accounts',
    build: async (tenant) => {
      const first = await tenant.person({
        phone_number: '+4915550100321',
        connection: 'sms',
        more: { app_metadata: { plan: 'gold' } },
      });
      await tenant.signedIn(first, [30 * DAY, 8 * DAY]);
      const second = await tenant.person({ email: 'ann.lee@corp.example', connection: 'google-oauth2' });
      tenant.change(second.user_id, { phone_number: '+4915550100321', created_at: tenant.date(4 * DAY) });
      await tenant.signedIn(second, [4 * DAY, DAY]);
      return { ...first, email: 'ann.lee@corp.example' };
    },
  },
  'a twin that is blocked, and is the one that was tried': {
    cause: 'user_blocked',
    build: async (tenant) => {
      const google = await tenant.person({ email: 'ann.lee@corp.example', connection: 'google-oauth2' });
      await tenant.signedIn(google, [6 * DAY]);
      const person = await tenant.person({ email: 'ann.lee@corp.example' });
      await tenant.api('PATCH', path(person.user_id), { blocked: true });
      await tenant.attempt('ann.lee@corp.example', PASSWORD);
      return 'ann.lee@corp.example';
    },
  },
  'a sign-up that is closed': {
    cause: 'signup_failed',
    build: async (tenant) => {
      tenant.log('fs', HOUR, {
        ...tenant.connection('people'),
        ...tenant.app(),
        user_name: 'new@corp.example',
        description: 'Public signup is disabled',
      });
      return 'new@corp.example';
    },
  },
  'a link for a new password that had been used': {
    cause: 'password_change_failed',
    build: async (tenant) => {
      const person = await regular(tenant);
      tenant.of(person, 'scpr', 3 * HOUR);
      tenant.of(person, 'fcp', HOUR, 'The link has expired or was already used.');
      return person;
    },
  },
  'a message for a new password that bounced': {
    cause: 'message_delivery',
    build: async (tenant) => {
      const person = await regular(tenant);
      tenant.of(person, 'scpr', 3 * HOUR);
      tenant.of(person, 'fn', 3 * HOUR - 5000, '550 5.1.1 mailbox unavailable');
      return person;
    },
  },
  'a passkey that the browser does not find': {
    cause: 'passkey',
    build: async (tenant) => {
      const person = await regular(tenant);
      tenant.of(person, 'passkey_challenge_failed', HOUR);
      return person;
    },
  },
  'a code that the application cannot redeem, logged from its server': {
    cause: 'grant_disabled',
    build: async (tenant) => {
      const person = await regular(tenant);
      tenant.of(person, 's', HOUR);
      await tenant.api('PATCH', `/clients/${tenant.apps.Portal?.client_id}`, {
        grant_types: ['refresh_token'],
      });
      tenant.log('feacft', HOUR - 3000, {
        ...tenant.app(),
        ip: '10.0.0.9',
        description: "Grant type 'authorization_code' not allowed for the client.",
      });
      return person;
    },
  },
  'a database that does not answer': {
    cause: 'identity_provider',
    build: async (tenant) => {
      const person = await regular(tenant);
      tenant.of(person, 'f', HOUR, 'getaddrinfo ENOTFOUND db.internal.example');
      return person;
    },
  },
  'wrong passwords from a new place by the same browser': {
    cause: 'wrong_password',
    build: async (tenant) => {
      const person = await regular(tenant);
      for (const minutes of [30, 29, 28]) tenant.wrong(person, minutes * MINUTE, { ip: FAR });
      return person;
    },
  },
  'a refused consent at the social provider': {
    cause: 'consent',
    build: async (tenant) => {
      const person = await tenant.person({ email: 'ann.lee@corp.example', connection: 'google-oauth2' });
      tenant.of(person, 'f', HOUR, 'user_cancelled_login: The user cancelled the login');
      return person;
    },
  },
  'an unknown application': {
    cause: 'client_credentials',
    build: async (tenant) => {
      const person = await regular(tenant);
      tenant.of(person, 'f', HOUR, 'Unknown client: 4oTf1xQ', {
        client_id: '4oTf1xQ',
        client_name: undefined,
      });
      return person;
    },
  },
  'the name of the organization mistyped by the application': {
    cause: 'organization_parameter',
    build: async (tenant: StoryTenant) => {
      const person = await regular(tenant);
      tenant.of(person, 'f', HOUR, 'parameter organization is required for this client');
      return person;
    },
  },
};
