/** People of the demo tenant who need help, each for one true reason. */

import { block } from '../resources/user-blocks.js';
import { enroll } from '../resources/users/mfa.js';
import { DAY, HOUR, MINUTE } from '../state/clock.js';
import type { Doc } from '../state/store.js';
import type { DemoTenant } from './demo-tenant.js';
import { DATABASE, STORY_PEOPLE } from './lumen-bikes.js';

/** Jane mistyped her password from her own home until brute-force protection stopped her. */
function bruteForced(demo: DemoTenant): void {
  const jane = demo.addUser(STORY_PEOPLE.jane);
  const ip = '198.51.100.24';
  for (const days of [13, 11, 10, 8, 6, 5, 3])
    demo.login(jane, { at: demo.now - days * DAY - 40 * MINUTE, ip });
  const start = demo.now - 3 * HOUR;
  for (let i = 0; i < 10; i++) {
    demo.event(jane, 'fp', start + i * 35_000, {
      ip,
      description: 'Wrong email or password.',
      details: { error: { message: 'Wrong email or password.' } },
    });
  }
  const blockedAt = start + 9 * 35_000 + 40;
  for (const after of [0, 4 * MINUTE, 95 * MINUTE]) {
    demo.event(jane, 'limit_wc', blockedAt + after, {
      ip,
      description: 'Blocked account after too many failed logins',
    });
  }
  block({ tenant: demo.tenant }, 'jane@lumenbikes.example', ip, DATABASE);
}

/** Marco's codes go to a telephone that he no longer has. */
function lostPhone(demo: DemoTenant): void {
  const marco = demo.addUser(STORY_PEOPLE.marco);
  const id = String(marco.user_id);
  enroll(demo.tenant, id, demo.date(demo.now - 200 * DAY), {
    type: 'phone',
    phone_number: '+4915550100142',
    $device: demo.random.prefixed('dev'),
    last_auth_at: demo.date(demo.now - 9 * DAY),
  });
  for (const days of [13, 11, 9]) {
    const at = demo.now - days * DAY;
    demo.event(marco, 'gd_start_auth', at - 30_000, { description: 'Second factor authentication started' });
    demo.event(marco, 'gd_send_sms', at - 28_000, { description: 'Sent SMS to +*********0142' });
    demo.event(marco, 'gd_auth_succeed', at - 5000, {
      description: 'Second factor authentication succeeded',
    });
    demo.login(marco, { at });
  }
  for (const hours of [50, 49, 26, 5]) {
    const at = demo.now - hours * HOUR;
    demo.event(marco, 'gd_start_auth', at, { description: 'Second factor authentication started' });
    demo.event(marco, 'gd_send_sms', at + 2000, { description: 'Sent SMS to +*********0142' });
    demo.event(marco, 'gd_auth_failed', at + 70_000, {
      description: 'MFA authentication failed: the code was wrong or never entered',
    });
  }
  const at = demo.now - 4 * HOUR;
  demo.event(marco, 'gd_recovery_failed', at, { description: 'The recovery code was wrong' });
  demo.change(marco, { user_metadata: { phone_note: 'lost my phone on a ride, new number from Monday' } });
}

/** Priya shopped with a password; when she pressed the Google button, a second, empty account was created. */
function socialCollision(demo: DemoTenant): void {
  const first = demo.addUser(STORY_PEOPLE.priya);
  demo.change(first, { app_metadata: { customer_number: 'LB-20418', orders: 3 } });
  for (const days of [12, 7]) demo.login(first, { at: demo.now - days * DAY });
  const second = demo.addUser({ ...STORY_PEOPLE.priya_google, createdAt: demo.now - 2 * DAY });
  for (const hours of [48, 47, 20]) demo.login(second, { at: demo.now - hours * HOUR });
  demo.event(first, 'fp', demo.now - 46 * HOUR, {
    description: 'Wrong email or password.',
    details: { error: { message: 'Wrong email or password.' } },
  });
}

/** Viktor did not pay, and an agent blocked him. */
function blockedByHand(demo: DemoTenant): void {
  const viktor = demo.addUser(STORY_PEOPLE.viktor);
  for (const days of [12, 10, 9]) demo.login(viktor, { at: demo.now - days * DAY });
  demo.change(viktor, {
    blocked: true,
    app_metadata: { blocked_reason: 'unpaid rentals', blocked_by: 'samuel@lumenbikes.example' },
  });
  for (const hours of [100, 60, 9]) {
    demo.event(viktor, 'f', demo.now - hours * HOUR, {
      description: 'user is blocked',
      details: { error: { message: 'user is blocked' } },
    });
  }
}

/** Tomas signed up yesterday and never opened the verification e-mail, which the shop insists on. */
function unverified(demo: DemoTenant): void {
  const tomas = demo.addUser({ ...STORY_PEOPLE.tomas, createdAt: demo.now - 26 * HOUR });
  demo.event(tomas, 'ss', demo.now - 26 * HOUR, { description: '' });
  demo.event(tomas, 'svr', demo.now - 26 * HOUR + 1500, { description: '' });
  for (const hours of [25, 24, 2]) {
    const message = 'Please verify your email before logging in.';
    demo.event(tomas, 'f', demo.now - hours * HOUR, {
      description: message,
      details: { error: { message } },
    });
  }
}

/** Nadia opened her invitation after its week was over. */
function expiredInvitation(demo: DemoTenant): void {
  const { organization_name, ...invitation } = demo.invite('harbour', 'nadia.wolska@harbourrentals.example', {
    createdAt: demo.now - 10 * DAY,
    days: 7,
    inviter: 'Kasia Wrona',
  });
  const description = 'The invitation has expired.';
  demo.log.add({
    at: demo.now - 2 * DAY,
    type: 'fi',
    description,
    ...demo.appFields('dealers'),
    connection: DATABASE,
    user_name: 'nadia.wolska@harbourrentals.example',
    organization_id: invitation.organization_id,
    organization_name,
    ip: '203.0.113.91',
    user_agent: 'Firefox 128.0.0 / Windows 10.0.0',
    details: { error: { message: description }, invitation },
  });
  demo.invite('north', 'sven.aas@northcycle.example', {
    createdAt: demo.now - 2 * DAY,
    days: 7,
    inviter: 'Henrik Solberg',
  });
  demo.invite('alpine', 'eva.gruber@alpinetours.example', {
    createdAt: demo.now - 5 * HOUR,
    days: 7,
    inviter: 'Lukas Hofer',
  });
}

/** Someone without an account keeps guessing addresses. */
function strangers(demo: DemoTenant): void {
  const guesses = [
    'info@lumenbikes.example',
    'sales@lumenbikes.example',
    'admin@lumenbikes.example',
    'root@lumenbikes.example',
  ];
  guesses.forEach((user_name, i) => {
    const at = demo.now - 4 * DAY - i * 45_000;
    const fields: Doc = {
      ...demo.appFields('shop'),
      connection: DATABASE,
      strategy: 'auth0',
      strategy_type: 'database',
      user_name,
    };
    demo.log.add({
      at,
      type: 'fu',
      description: 'Invalid username or password.',
      ip: '192.0.2.200',
      user_agent: 'Other 0.0.0 / Linux 0.0.0',
      ...fields,
    });
  });
}

export function tellStories(demo: DemoTenant): void {
  for (const tell of [
    bruteForced,
    lostPhone,
    socialCollision,
    blockedByHand,
    unverified,
    expiredInvitation,
    strangers,
  ])
    tell(demo);
}
