/** Lives in which nothing is wrong, with all the noise that looks like it. */
import { ann, FAR, org, regular, type Tale } from './tale.js';
import { DAY, HOME, HOUR, MINUTE, PASSWORD } from './town.js';

export const healthy: Record<string, Tale> = {
  'who has never signed in and met nothing': { tell: (town) => ann(town) },
  'who guessed wrong and then got in': {
    tell: async (town) => {
      const person = await ann(town);
      for (let i = 0; i < 3; i++) await town.attempt('annlee', 'wrong');
      await town.attempt('annlee', PASSWORD);
      return person;
    },
  },
  'who signs in though her address is not verified': {
    tell: async (town) => {
      const person = await ann(town, { verified: false });
      await town.attempt('annlee', PASSWORD);
      return person;
    },
  },
  'whose account others guess at from far away': {
    tell: async (town) => {
      const person = await ann(town);
      for (let i = 0; i < 11; i++) await town.attempt('ann.lee@corp.example', 'wrong', { ip: FAR });
      await town.attempt('ann.lee@corp.example', PASSWORD);
      return person;
    },
  },
  'at whose account a script guessed a few times since': {
    says: 'was it the person?',
    tell: async (town) => {
      const person = await regular(town);
      for (const hours of [5, 4])
        town.wrong(person, hours * HOUR, { ip: FAR, user_agent: 'python-requests/2.31' });
      return person;
    },
  },
  'whose second factor works': {
    tell: async (town) => {
      const person = await ann(town);
      await town.enroll(person, 'phone', {
        phone_number: '+4915550100321',
        preferred_authentication_method: 'sms',
      });
      for (const days of [9, 4, 1]) {
        town.of(person, 'mfar', days * DAY + 3 * MINUTE);
        town.of(person, 'gd_send_sms', days * DAY + 2 * MINUTE);
        town.of(person, 'gd_send_sms', days * DAY + MINUTE);
        town.of(person, 'gd_auth_succeed', days * DAY + 5000);
      }
      await town.signedIn(person, [9 * DAY, 4 * DAY, DAY]);
      return person;
    },
  },
  'who was invited twice and accepted the second': {
    tell: async (town) => {
      const person = await ann(town);
      await town.invite('acme', 'ann.lee@corp.example');
      await town.later(8 * DAY);
      town.of(person, 'fi', 3 * HOUR, 'the invitation has expired', { organization_id: org(town, 'acme') });
      await town.join(person, 'acme');
      town.of(person, 'si', 2 * HOUR, undefined, { organization_id: org(town, 'acme') });
      await town.signedIn(person, [HOUR], { organization_id: org(town, 'acme') });
      return person;
    },
  },
  'whose idle second account is blocked': {
    says: 'and it is blocked',
    tell: async (town) => {
      await regular(town);
      const second = await town.person({ email: 'ann.lee@corp.example', connection: 'legacy' });
      await town.api('PATCH', `/users/${encodeURIComponent(second.user_id)}`, { blocked: true });
      return 'ann.lee@corp.example';
    },
  },
  'who has a second account and uses the first': {
    tell: async (town) => {
      const person = await regular(town);
      const second = await town.person({ email: 'ann.lee@corp.example', connection: 'legacy' });
      await town.signedIn(second, [50 * DAY]);
      return person;
    },
  },
  'who uses two accounts by turns': {
    tell: async (town) => {
      const person = await regular(town);
      const second = await town.person({ email: 'ann.lee@corp.example', connection: 'google-oauth2' });
      await town.signedIn(second, [15 * DAY, 5 * DAY, 2 * DAY]);
      await town.signedIn(person, [DAY]);
      return person;
    },
  },
  'whose neighbours in the office fail': {
    tell: async (town) => {
      const person = await regular(town);
      const other = await town.person({ email: 'neighbour@corp.example', username: 'neighbour' });
      await town.signedIn(other, [6 * HOUR]);
      for (const minutes of [30, 29]) town.wrong(other, minutes * MINUTE);
      town.log('f', HOUR, {
        ...town.app('Mobile'),
        description: 'Callback URL mismatch. com.acme.beta://cb is not in the list of allowed callback URLs',
      });
      town.denied(other, HOUR, 'Please verify your email');
      return person;
    },
  },
  'whose application others send wrong addresses to': {
    tell: async (town) => {
      const person = await regular(town);
      town.log('f', HOUR, {
        ...town.app(),
        ip: FAR,
        description:
          'Callback URL mismatch. https://evil.example/cb is not in the list of allowed callback URLs',
      });
      town.log('api_limit', HOUR, { ...town.app(), ip: FAR, description: 'Global limit has been reached' });
      return person;
    },
  },
  'who chose a new password after a breach': {
    tell: async (town) => {
      const person = await regular(town);
      town.of(person, 'pwd_leak', 2 * DAY, undefined, { user_id: '' });
      town.of(person, 'scpr', 2 * DAY - HOUR);
      town.of(person, 'scp', 2 * DAY - 2 * HOUR);
      await town.signedIn(person, [DAY]);
      return person;
    },
  },
  'who was unblocked': {
    tell: async (town) => {
      const person = await ann(town);
      const path = `/users/${encodeURIComponent(person.user_id)}`;
      await town.api('PATCH', path, { blocked: true });
      await town.attempt('annlee', PASSWORD);
      await town.api('PATCH', path, { blocked: false });
      await town.attempt('annlee', PASSWORD);
      return person;
    },
  },
  'around whom there is only noise': {
    tell: async (town) => {
      const person = await regular(town);
      town.of(person, 'fsa', HOUR, 'Login required');
      town.of(person, 'slo', 2 * HOUR);
      town.of(person, 'flo', 2 * HOUR, 'The returnTo querystring parameter is not in the allowed list');
      town.of(person, 'w', 3 * HOUR, 'You are using development keys');
      town.of(person, 'fapi', 3 * HOUR, 'Payload validation error');
      town.of(person, 'fn', 3 * HOUR, '550 mailbox is full');
      town.of(person, 'fede', 3 * HOUR, 'User has yet to authorize device code. authorization_pending');
      town.of(person, 'fdeaz', 4 * DAY, 'slow_down');
      return person;
    },
  },
  'who is a member of two organizations, with an old invitation to a third': {
    tell: async (town) => {
      const person = await regular(town);
      await town.invite('globex', 'ann.lee@corp.example');
      await town.later(8 * DAY);
      await town.join(person, 'acme');
      await town.attempt('annlee', PASSWORD, { organization: org(town, 'acme') });
      return person;
    },
  },
  'whose application lost the connection, and who has not tried since': {
    says: 'is not enabled any more',
    tell: async (town) => {
      const person = await regular(town);
      await town.api('PATCH', `/connections/${town.connections.people?.id}/clients`, [
        { client_id: town.apps.Portal?.client_id, status: false },
      ]);
      return person;
    },
  },
  'who signed up a second time and then signed in': {
    tell: async (town) => {
      const person = await ann(town);
      town.of(person, 'fs', HOUR, 'The user already exists.', { user_id: '' });
      await town.attempt('annlee', PASSWORD);
      return person;
    },
  },
  'whose accounts are linked, asked for by the linked id': {
    tell: async (town) => {
      const person = await regular(town);
      const second = await town.person({ email: 'ann.lee@corp.example', connection: 'google-oauth2' });
      const [provider, ...rest] = second.user_id.split('|');
      const user = encodeURIComponent(person.user_id);
      await town.api('POST', `/users/${user}/identities`, { provider, user_id: rest.join('|') });
      return second.user_id;
    },
  },
  'who lost a factor, used the recovery code and enrolled anew': {
    tell: async (town) => {
      const person = await regular(town);
      town.of(person, 'gd_auth_failed', 2 * DAY);
      town.of(person, 'gd_recovery_succeed', 2 * DAY - HOUR);
      town.of(person, 'gd_unenroll', 2 * DAY - 2 * HOUR);
      town.of(person, 'gd_enrollment_complete', 2 * DAY - 3 * HOUR);
      return person;
    },
  },
  'whose provider was down for an hour': {
    tell: async (town) => {
      const person = await town.person({ email: 'ann.lee@corp.example', connection: 'acme-saml' });
      town.of(person, 'f', 5 * HOUR, 'SAML assertion: certificate expired');
      await town.signedIn(person, [9 * DAY, HOUR]);
      return person;
    },
  },
  'whose refresh token had ended before she signed in again': {
    tell: async (town) => {
      const person = await regular(town);
      town.of(person, 'ferrt', 2 * DAY, 'reused refresh token detected');
      town.of(person, 'fertft', 2 * DAY - MINUTE, 'Unknown or invalid refresh token.');
      await town.signedIn(person, [DAY]);
      return person;
    },
  },
  'whose neighbour has the same name before the @': {
    tell: async (town) => {
      const person = await regular(town);
      const other = await town.person({ email: 'ann.lee@other.example', username: 'annlee2' });
      await town.signedIn(other, [8 * DAY], { ip: FAR });
      town.unknown('ann.lee', 'people', HOUR, { ip: FAR });
      town.wrong(other, HOUR, { ip: FAR });
      return person;
    },
  },
  'behind an office address that was blocked and is free again': {
    tell: async (town) => {
      const person = await regular(town);
      town.log('limit_mu', 2 * DAY, { ...town.app(), ip: HOME, user_name: 'guess@corp.example' });
      await town.attempt('annlee', PASSWORD);
      return person;
    },
  },
};
