/** Lives in which nothing is wrong, with all the noise that looks like it. */
import { ann, FAR, org, regular, type Story } from './story.js';
import { DAY, HOME, HOUR, MINUTE, PASSWORD } from './story-tenant.js';

export const healthy: Record<string, Story> = {
  'who guessed wrong and then got in': {
    build: async (tenant) => {
      const person = await ann(tenant);
      for (let i = 0; i < 3; i++) await tenant.attempt('annlee', 'wrong');
      await tenant.attempt('annlee', PASSWORD);
      return person;
    },
  },
  'who signs in though her address is not verified': {
    build: async (tenant) => {
      const person = await ann(tenant, { verified: false });
      await tenant.attempt('annlee', PASSWORD);
      return person;
    },
  },
  'whose account others guess at from far away': {
    says: 'still blocks',
    build: async (tenant) => {
      const person = await ann(tenant);
      // From where they always sign in: nothing suggests that the other address is theirs too.
      await tenant.attempt('ann.lee@corp.example', PASSWORD);
      for (let i = 0; i < 11; i++) await tenant.attempt('ann.lee@corp.example', 'wrong', { ip: FAR });
      await tenant.attempt('ann.lee@corp.example', PASSWORD);
      return person;
    },
  },
  'at whose account a script guessed a few times since': {
    says: 'was it the person?',
    build: async (tenant) => {
      const person = await regular(tenant);
      for (const hours of [5, 4])
        tenant.wrong(person, hours * HOUR, { ip: FAR, user_agent: 'python-requests/2.31' });
      return person;
    },
  },
  'whose second factor works': {
    build: async (tenant) => {
      const person = await ann(tenant);
      await tenant.enroll(person, 'phone', {
        phone_number: '+4915550100321',
        preferred_authentication_method: 'sms',
      });
      for (const days of [9, 4, 1]) {
        tenant.of(person, 'mfar', days * DAY + 3 * MINUTE);
        tenant.of(person, 'gd_send_sms', days * DAY + 2 * MINUTE);
        tenant.of(person, 'gd_send_sms', days * DAY + MINUTE);
        tenant.of(person, 'gd_auth_succeed', days * DAY + 5000);
      }
      await tenant.signedIn(person, [9 * DAY, 4 * DAY, DAY]);
      return person;
    },
  },
  'who was invited twice and accepted the second': {
    build: async (tenant) => {
      const person = await ann(tenant);
      await tenant.invite('acme', 'ann.lee@corp.example');
      await tenant.later(8 * DAY);
      tenant.of(person, 'fi', 3 * HOUR, 'the invitation has expired', {
        organization_id: org(tenant, 'acme'),
      });
      await tenant.join(person, 'acme');
      tenant.of(person, 'si', 2 * HOUR, undefined, { organization_id: org(tenant, 'acme') });
      await tenant.signedIn(person, [HOUR], { organization_id: org(tenant, 'acme') });
      return person;
    },
  },
  'whose idle second account is blocked': {
    says: 'and it is blocked',
    build: async (tenant) => {
      await regular(tenant);
      const second = await tenant.person({ email: 'ann.lee@corp.example', connection: 'legacy' });
      await tenant.api('PATCH', `/users/${encodeURIComponent(second.user_id)}`, { blocked: true });
      return 'ann.lee@corp.example';
    },
  },
  'who has a second account and uses the first': {
    build: async (tenant) => {
      const person = await regular(tenant);
      const second = await tenant.person({ email: 'ann.lee@corp.example', connection: 'legacy' });
      await tenant.signedIn(second, [50 * DAY]);
      return person;
    },
  },
  'who uses two accounts by turns': {
    build: async (tenant) => {
      const person = await regular(tenant);
      const second = await tenant.person({ email: 'ann.lee@corp.example', connection: 'google-oauth2' });
      await tenant.signedIn(second, [15 * DAY, 5 * DAY, 2 * DAY]);
      await tenant.signedIn(person, [DAY]);
      return person;
    },
  },
  'whose neighbours in the office fail': {
    build: async (tenant) => {
      const person = await regular(tenant);
      const other = await tenant.person({ email: 'neighbour@corp.example', username: 'neighbour' });
      await tenant.signedIn(other, [6 * HOUR]);
      for (const minutes of [30, 29]) tenant.wrong(other, minutes * MINUTE);
      tenant.log('f', HOUR, {
        ...tenant.app('Mobile'),
        description: 'Callback URL mismatch. com.acme.beta://cb is not in the list of allowed callback URLs',
      });
      tenant.denied(other, HOUR, 'Please verify your email');
      return person;
    },
  },
  'whose application others send wrong addresses to': {
    build: async (tenant) => {
      const person = await regular(tenant);
      tenant.log('f', HOUR, {
        ...tenant.app(),
        ip: FAR,
        description:
          'Callback URL mismatch. https://evil.example/cb is not in the list of allowed callback URLs',
      });
      tenant.log('api_limit', HOUR, {
        ...tenant.app(),
        ip: FAR,
        description: 'Global limit has been reached',
      });
      return person;
    },
  },
  'who chose a new password after a breach': {
    build: async (tenant) => {
      const person = await regular(tenant);
      tenant.of(person, 'pwd_leak', 2 * DAY, undefined, { user_id: '' });
      tenant.of(person, 'scpr', 2 * DAY - HOUR);
      tenant.of(person, 'scp', 2 * DAY - 2 * HOUR);
      await tenant.signedIn(person, [DAY]);
      return person;
    },
  },
  'who was unblocked': {
    build: async (tenant) => {
      const person = await ann(tenant);
      const path = `/users/${encodeURIComponent(person.user_id)}`;
      await tenant.api('PATCH', path, { blocked: true });
      await tenant.attempt('annlee', PASSWORD);
      await tenant.api('PATCH', path, { blocked: false });
      await tenant.attempt('annlee', PASSWORD);
      return person;
    },
  },
  'around whom there is only noise': {
    build: async (tenant) => {
      const person = await regular(tenant);
      tenant.of(person, 'fsa', HOUR, 'Login required');
      tenant.of(person, 'slo', 2 * HOUR);
      tenant.of(person, 'flo', 2 * HOUR, 'The returnTo querystring parameter is not in the allowed list');
      tenant.of(person, 'w', 3 * HOUR, 'You are using development keys');
      tenant.of(person, 'fapi', 4 * DAY, 'Payload validation error');
      tenant.of(person, 'fn', 4 * DAY, '550 mailbox is full');
      tenant.of(person, 'fede', 3 * HOUR, 'User has yet to authorize device code. authorization_pending');
      tenant.of(person, 'fdeaz', 4 * DAY, 'slow_down');
      return person;
    },
  },
  'who is a member of two organizations, with an old invitation to a third': {
    build: async (tenant) => {
      const person = await regular(tenant);
      await tenant.invite('globex', 'ann.lee@corp.example');
      await tenant.later(8 * DAY);
      await tenant.join(person, 'acme');
      await tenant.attempt('annlee', PASSWORD, { organization: org(tenant, 'acme') });
      return person;
    },
  },
  'whose application lost the connection, and who has not tried since': {
    says: 'is no longer enabled',
    build: async (tenant) => {
      const person = await regular(tenant);
      await tenant.api('PATCH', `/connections/${tenant.connections.people?.id}/clients`, [
        { client_id: tenant.apps.Portal?.client_id, status: false },
      ]);
      return person;
    },
  },
  'who signed up a second time and then signed in': {
    build: async (tenant) => {
      const person = await ann(tenant);
      tenant.of(person, 'fs', HOUR, 'The user already exists.', { user_id: '' });
      await tenant.attempt('annlee', PASSWORD);
      return person;
    },
  },
  'whose accounts are linked, asked for by the linked id': {
    build: async (tenant) => {
      const person = await regular(tenant);
      const second = await tenant.person({ email: 'ann.lee@corp.example', connection: 'google-oauth2' });
      const [provider, ...rest] = second.user_id.split('|');
      const user = encodeURIComponent(person.user_id);
      await tenant.api('POST', `/users/${user}/identities`, { provider, user_id: rest.join('|') });
      return second.user_id;
    },
  },
  'who lost a factor, used the recovery code and enrolled anew': {
    build: async (tenant) => {
      const person = await regular(tenant);
      tenant.of(person, 'gd_auth_failed', 2 * DAY);
      tenant.of(person, 'gd_recovery_succeed', 2 * DAY - HOUR);
      tenant.of(person, 'gd_unenroll', 2 * DAY - 2 * HOUR);
      tenant.of(person, 'gd_enrollment_complete', 2 * DAY - 3 * HOUR);
      return person;
    },
  },
  'whose provider was down for an hour': {
    build: async (tenant) => {
      const person = await tenant.person({ email: 'ann.lee@corp.example', connection: 'acme-saml' });
      tenant.of(person, 'f', 5 * HOUR, 'SAML assertion: certificate expired');
      await tenant.signedIn(person, [9 * DAY, HOUR]);
      return person;
    },
  },
  'whose refresh token had ended before she signed in again': {
    build: async (tenant) => {
      const person = await regular(tenant);
      tenant.of(person, 'ferrt', 2 * DAY, 'reused refresh token detected');
      tenant.of(person, 'fertft', 2 * DAY - MINUTE, 'Unknown or invalid refresh token.');
      await tenant.signedIn(person, [DAY]);
      return person;
    },
  },
  'whose neighbour has the same name before the @': {
    build: async (tenant) => {
      const person = await regular(tenant);
      const other = await tenant.person({ email: 'ann.lee@other.example', username: 'annlee2' });
      await tenant.signedIn(other, [8 * DAY], { ip: FAR });
      tenant.unknown('ann.lee', 'people', HOUR, { ip: FAR });
      tenant.wrong(other, HOUR, { ip: FAR });
      return person;
    },
  },
  'behind an office address that was blocked and is free again': {
    build: async (tenant) => {
      const person = await regular(tenant);
      tenant.log('limit_mu', 2 * DAY, { ...tenant.app(), ip: HOME, user_name: 'guess@corp.example' });
      await tenant.attempt('annlee', PASSWORD);
      return person;
    },
  },
};
