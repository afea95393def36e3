/** Troubles of the account itself: blocks, passwords, names, second factors. */
import { ann, regular, type Story } from './story.js';
import { DAY, HOUR, MINUTE, PASSWORD } from './story-tenant.js';

export const accountTroubles: Record<string, Story> = {
  'guessing until the real block comes, from one address': {
    cause: 'brute_force_block',
    build: async (tenant) => {
      const person = await regular(tenant);
      for (let i = 0; i < 11; i++) await tenant.attempt('ann.lee@corp.example', 'wrong');
      return person;
    },
  },
  'a block that counts by identifier, with the username typed': {
    cause: 'brute_force_block',
    build: async (tenant) => {
      const person = await regular(tenant);
      await tenant.api('PATCH', '/attack-protection/brute-force-protection', {
        mode: 'count_per_identifier',
        max_attempts: 3,
      });
      for (let i = 0; i < 4; i++) await tenant.attempt('annlee', 'wrong', { ip: `198.51.100.${i + 10}` });
      return person;
    },
  },
  'a block that only a log event tells of, in Auth0 words and without a user id': {
    cause: 'brute_force_block',
    build: async (tenant) => {
      const person = await regular(tenant);
      for (let i = 0; i < 10; i++) tenant.wrong(person, 2 * HOUR + i * MINUTE);
      tenant.of(person, 'limit_wc', 2 * HOUR - MINUTE, undefined, {
        user_id: '',
        description:
          'User (ann.lee@corp.example) attempted 10 consecutive logins unsuccessfully. Brute force protection is enabled for this connection, further attempts are blocked from this IP address for this user.',
      });
      return person;
    },
  },
  'a block logged without any description': {
    cause: 'brute_force_block',
    build: async (tenant) => {
      const person = await regular(tenant);
      tenant.of(person, 'limit_wc', HOUR);
      return person;
    },
  },
  'too many sign-ins in a short time': {
    cause: 'login_flood',
    build: async (tenant) => {
      const person = await regular(tenant);
      tenant.of(person, 'limit_sul', HOUR, undefined, { description: 'Blocked Account' });
      return person;
    },
  },
  'an address that is blocked for everybody': {
    cause: 'ip_blocked',
    build: async (tenant) => {
      const person = await regular(tenant);
      await tenant.api('PATCH', '/attack-protection/suspicious-ip-throttling', {
        stage: { 'pre-login': { max_attempts: 4, rate: 34_560 } },
      });
      for (let i = 0; i < 5; i++) await tenant.attempt(`guess${i}@corp.example`, 'wrong');
      await tenant.attempt('ann.lee@corp.example', PASSWORD);
      return person;
    },
  },
  'an address blocked by guesses at others, before she tried herself': {
    cause: 'ip_blocked',
    build: async (tenant) => {
      const person = await regular(tenant);
      await tenant.api('PATCH', '/attack-protection/suspicious-ip-throttling', {
        stage: { 'pre-login': { max_attempts: 4, rate: 34_560 } },
      });
      for (let i = 0; i < 5; i++) await tenant.attempt(`guess${i}@corp.example`, 'wrong');
      return person;
    },
  },
  'a block set by an administrator, with nothing tried since': {
    cause: 'user_blocked',
    build: async (tenant) => {
      const person = await regular(tenant);
      await tenant.api('PATCH', `/users/${encodeURIComponent(person.user_id)}`, { blocked: true });
      return person;
    },
  },
  'a block set by an administrator, then a right and some wrong passwords': {
    cause: 'user_blocked',
    build: async (tenant) => {
      const person = await regular(tenant);
      await tenant.api('PATCH', `/users/${encodeURIComponent(person.user_id)}`, { blocked: true });
      await tenant.attempt('annlee', PASSWORD);
      await tenant.attempt('annlee', 'wrong');
      await tenant.attempt('annlee', 'wrong');
      return person;
    },
  },
  'an Action that asks to verify the address first': {
    cause: 'unverified_email',
    build: async (tenant) => {
      const person = await ann(tenant, { verified: false });
      tenant.of(person, 'ss', 3 * HOUR);
      tenant.denied(person, 3 * HOUR - MINUTE, 'Please verify your email');
      tenant.denied(person, HOUR, 'Please verify your email');
      return person;
    },
  },
  'an Action that denies without saying why, and an address that is not verified': {
    cause: 'unverified_email',
    build: async (tenant) => {
      const person = await ann(tenant, { verified: false });
      tenant.of(person, 'svr', 3 * HOUR);
      tenant.denied(person, HOUR, 'access_denied');
      return person;
    },
  },
  'an account that exists at the company provider only': {
    cause: 'wrong_connection',
    build: async (tenant) => {
      const person = await tenant.person({ email: 'ann.lee@corp.example', connection: 'acme-saml' });
      await tenant.signedIn(person, [12 * DAY, 2 * DAY]);
      for (const hours of [5, 2]) tenant.unknown('ann.lee@corp.example', 'people', hours * HOUR);
      return person;
    },
  },
  'an account of the old database, tried for real in the new one': {
    cause: 'wrong_connection',
    build: async (tenant) => {
      const person = await tenant.person({ email: 'ann.lee@corp.example', connection: 'legacy' });
      await tenant.signedIn(person, [12 * DAY, 2 * DAY]);
      await tenant.attempt('ann.lee@corp.example', PASSWORD);
      await tenant.attempt('ann.lee@corp.example', PASSWORD);
      return person;
    },
  },
  'a username typed that is not hers any more': {
    cause: 'identifier_mismatch',
    build: async (tenant) => {
      const person = await regular(tenant);
      tenant.of(person, 'scu', 2 * DAY, 'Username changed', { user_name: 'ann_old' });
      tenant.unknown('ann_old', 'people', 2 * HOUR);
      tenant.unknown('ann_old', 'people', HOUR);
      return person;
    },
  },
  'an e-mail address changed by support, and the old one typed': {
    cause: 'identifier_mismatch',
    build: async (tenant) => {
      const person = await tenant.person({ email: 'ann.lee@new.example' });
      const before = { ...person, email: 'ann.lee@old.example' };
      tenant.of(before, 's', 9 * DAY);
      tenant.of(before, 's', 4 * DAY);
      tenant.unknown('ann.lee@old.example', 'people', HOUR);
      return person;
    },
  },
  'the same, asked for by the old address': {
    cause: 'identifier_mismatch',
    build: async (tenant) => {
      const person = await tenant.person({ email: 'ann.lee@new.example' });
      tenant.of({ ...person, email: 'ann.lee@old.example' }, 's', 4 * DAY);
      tenant.unknown('ann.lee@old.example', 'people', HOUR);
      return 'ann.lee@old.example';
    },
  },
  'the part before the @ typed where an e-mail address is wanted': {
    cause: 'identifier_mismatch',
    build: async (tenant) => {
      const person = await tenant.person({ email: 'ann.lee@corp.example' });
      await tenant.signedIn(person, [9 * DAY, 3 * DAY]);
      tenant.unknown('ann.lee', 'people', 3 * HOUR);
      tenant.unknown('ann.lee', 'people', HOUR);
      return person;
    },
  },
  'two accounts whose addresses differ in case': {
    cause: 'duplicate_accounts',
    build: async (tenant) => {
      const first = await regular(tenant, { more: { app_metadata: { plan: 'gold' } } });
      const second = await tenant.person({
        email: 'Ann.Lee@Corp.example',
        connection: 'google-oauth2',
        more: {},
      });
      tenant.change(second.user_id, { created_at: tenant.date(2 * DAY) });
      await tenant.signedIn(second, [2 * DAY, 3 * HOUR]);
      return first;
    },
  },
  'a password account nobody can get into beside a social one that works': {
    cause: 'duplicate_accounts',
    build: async (tenant) => {
      const first = await regular(tenant);
      const second = await tenant.person({ email: 'ann.lee@corp.example', connection: 'google-oauth2' });
      await tenant.signedIn(second, [2 * DAY, 5 * HOUR]);
      for (const minutes of [20, 18, 15]) tenant.wrong(first, minutes * MINUTE);
      return first;
    },
  },
  'codes sent again and again and never entered': {
    cause: 'mfa_lost_factor',
    build: async (tenant) => {
      const person = await regular(tenant);
      await tenant.enroll(person, 'phone', {
        phone_number: '+4915550100321',
        preferred_authentication_method: 'sms',
      });
      for (const hours of [30, 29, 5, 1]) tenant.of(person, 'gd_send_sms', hours * HOUR);
      return person;
    },
  },
  'codes sent and never entered, of a factor that the list does not show': {
    cause: 'mfa_lost_factor',
    build: async (tenant) => {
      const person = await regular(tenant);
      for (const hours of [30, 29, 5, 1]) tenant.of(person, 'gd_send_sms', hours * HOUR);
      return person;
    },
  },
  'wrong codes until no more are taken': {
    cause: 'mfa_lost_factor',
    build: async (tenant) => {
      const person = await regular(tenant);
      await tenant.enroll(person, 'totp', { totp_secret: 'JBSWY3DPEHPK3PXPJBSWY3DP' });
      for (const minutes of [50, 49, 48]) tenant.of(person, 'gd_auth_failed', minutes * MINUTE);
      tenant.of(person, 'gd_otp_rate_limit_exceed', 47 * MINUTE);
      return person;
    },
  },
  'push requests to a phone that is gone': {
    cause: 'mfa_lost_factor',
    build: async (tenant) => {
      const person = await regular(tenant);
      for (const hours of [26, 4, 2]) {
        tenant.of(person, 'gd_start_auth', hours * HOUR + 2000);
        tenant.of(person, 'gd_send_pn', hours * HOUR);
      }
      return person;
    },
  },
};
