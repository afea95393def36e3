/** Second factors at the token endpoint: enrolled and challenged through the MFA API, sent by send-phone-message. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { totpCode } from '../../../src/sandbox/auth/mfa/totp.js';
import { newestTo, sentTo } from './messages.js';
import { ActionsTenant, claimsOf } from './support.js';

const OOB = 'http://auth0.com/oauth/grant-type/mfa-oob';
const OTP = 'http://auth0.com/oauth/grant-type/mfa-otp';
const RECOVERY = 'http://auth0.com/oauth/grant-type/mfa-recovery-code';
const CASES = [
  `api.multifactor.enable('any'); api.idToken.setCustomClaim('methods', event.authentication.methods.map((one) => one.name));`,
  `api.authentication.challengeWith({ type: 'otp' }, { additionalFactors: [{ type: 'phone' }] });`,
  `api.authentication.enrollWith({ type: 'phone' });`,
];

let tenant: ActionsTenant;
let numbers = 1000;
beforeAll(async () => {
  tenant = await ActionsTenant.start();
  await tenant.client.api('PATCH', `/clients/${tenant.app.client_id}`, {
    grant_types: ['password', 'refresh_token', 'authorization_code', OOB, OTP, RECOVERY],
  });
  for (const factor of ['sms', 'recovery-code'])
    await tenant.client.api('PUT', `/guardian/factors/${factor}`, { enabled: true });
  await tenant.client.api('PUT', '/guardian/factors/phone/message-types', {
    message_types: ['sms', 'voice'],
  });
  await tenant.bind('post-login', [
    await tenant.deploy('post-login', ActionsTenant.choice('onExecutePostLogin', CASES)),
    await tenant.deploy(
      'post-login',
      `exports.onExecutePostLogin = async (event, api) => api.idToken.setCustomClaim('after', event.authentication.methods.map((one) => one.name));`,
    ),
  ]);
  await tenant.use('send-phone-message', 'onExecuteSendPhoneMessage', [
    `const { recipient, text, code, message_type, action } = event.message_options;
    if (recipient.endsWith('0000')) throw new Error('no such number');
    console.log([message_type, action, recipient, text.includes(code), event.user.email, event.client.name].join(' '));`,
  ]);
});
afterAll(() => tenant.close());

const post = (path: string, body: unknown, token?: string) =>
  tenant.client.raw('POST', path, body, token === undefined ? {} : { authorization: `Bearer ${token}` });
const number = () => {
  numbers += 1;
  return `+1555000${numbers}`;
};

async function started(at: number, person = tenant.person()) {
  const { email, user_id } = await person;
  const { status, body } = await tenant.signIn(email, { case: String(at) });
  expect([status, body.error]).toEqual([403, 'mfa_required']);
  return { email, user_id, mfa_token: body.mfa_token as string };
}

async function logOf(type: string): Promise<string> {
  const { details } = await tenant.newestEvent(type);
  const { results } = await tenant.get(`/actions/executions/${details.execution_id}`);
  return results[0].logs[0].text;
}

describe('a phone', () => {
  it('is enrolled, and then challenged by text or call', async () => {
    const person = tenant.person();
    const { mfa_token, email } = await started(0, person);
    const to = number();
    const first = { authenticator_types: ['oob'], oob_channels: ['sms'], phone_number: to };
    const { status, body } = await post('/mfa/associate', first, mfa_token);
    expect(status).toBe(200);
    expect(body).toMatchObject({ authenticator_type: 'oob', binding_method: 'prompt', oob_channel: 'sms' });
    expect(body.recovery_codes).toHaveLength(1);
    expect(await newestTo(tenant.client, to)).toMatchObject({
      channel: 'sms',
      type: 'otp_enroll',
      delivered_by: 'send-phone-message',
    });
    expect(await logOf('gd_send_sms')).toBe(`sms enrollment ${to} true ${email} Shop`);
    const give = (code: string) =>
      tenant.token({ grant_type: OOB, mfa_token, oob_code: body.oob_code, binding_code: code });
    expect((await give('nonsense')).body.error).toBe('invalid_grant');
    const tokens = (await give((await newestTo(tenant.client, to)).code)).body;
    expect(claimsOf(tokens.id_token)).toMatchObject({ methods: ['pwd'], after: ['pwd'] });
    expect((await give((await newestTo(tenant.client, to)).code)).status).toBe(401);

    const again = await started(0, person);
    const list = await tenant.client.raw('GET', '/mfa/authenticators', undefined, {
      authorization: `Bearer ${again.mfa_token}`,
    });
    const sms = list.body.find((one: { oob_channel?: string }) => one.oob_channel === 'sms');
    expect(sms).toMatchObject({ authenticator_type: 'oob', active: true, name: `XXXXXXXX${to.slice(-4)}` });
    const refused = await post('/mfa/associate', { ...first, phone_number: number() }, again.mfa_token);
    expect([refused.status, refused.body.error]).toEqual([400, 'access_denied']);
    const challenge = await post('/mfa/challenge', {
      ...tenant.app,
      challenge_type: 'oob',
      authenticator_id: sms.id,
      mfa_token: again.mfa_token,
    });
    expect(challenge.body).toMatchObject({ challenge_type: 'oob', binding_method: 'prompt' });
    expect(await logOf('gd_send_sms')).toBe(`sms second-factor-authentication ${to} true ${email} Shop`);
    const { code } = await newestTo(tenant.client, to);
    const { oob_code } = challenge.body;
    const given = { grant_type: OOB, mfa_token: again.mfa_token, oob_code, binding_code: code };
    expect((await tenant.token(given)).status).toBe(200);
    expect((await tenant.newestEvent('seoobft')).user_name).toBe(email);
  });

  it('by voice, with a failing Action, and with a code that is too old', async () => {
    const { mfa_token } = await started(0);
    const spoken = { authenticator_types: ['oob'], oob_channels: ['voice'], phone_number: number() };
    const { body } = await post('/mfa/associate', spoken, mfa_token);
    expect(body.oob_channel).toBe('voice');
    expect(await logOf('gd_send_voice')).toMatch(/^voice enrollment/);
    const failing = { ...spoken, oob_channels: ['sms'], phone_number: '+15550000000' };
    expect((await post('/mfa/associate', failing, mfa_token)).status).toBe(500);
    const failure = await tenant.newestEvent('gd_send_sms_failure');
    expect(failure.details.error.message).toMatch(/^no such number \(action\.js:/);
    const { code } = await newestTo(tenant.client, spoken.phone_number);
    await tenant.client.raw('POST', '/_sandbox/clock', { advance_ms: 5 * 60_000 + 1 });
    const late = { grant_type: OOB, mfa_token, oob_code: body.oob_code, binding_code: code };
    expect((await tenant.token(late)).body.error).toBe('invalid_grant');
    await tenant.client.raw('POST', '/_sandbox/clock', { advance_ms: 5 * 60_000 });
    expect((await tenant.token(late)).body.error).toBe('expired_token');
  });

  it('goes through the custom phone provider where send-phone-message is not chosen', async () => {
    await tenant.client.api('PUT', '/guardian/factors/phone/selected-provider', { provider: 'twilio' });
    const { mfa_token } = await started(0);
    const to = number();
    await post(
      '/mfa/associate',
      { authenticator_types: ['oob'], oob_channels: ['sms'], phone_number: to },
      mfa_token,
    );
    expect((await newestTo(tenant.client, to)).delivered_by).toBe('sandbox');
    await tenant.client.api('PUT', '/guardian/factors/phone/selected-provider', {
      provider: 'phone-message-hook',
    });
  });
});

describe('an Action', () => {
  it('that challenges is followed by the next one once the factor is given', async () => {
    const { email, user_id } = await tenant.person();
    const to = number();
    await tenant.make(`/users/${encodeURIComponent(user_id)}/authentication-methods`, {
      type: 'phone',
      name: 'Mine',
      phone_number: to,
      preferred_authentication_method: 'sms',
    });
    const { mfa_token } = await started(1, Promise.resolve({ email, user_id }));
    const challenge = await post('/mfa/challenge', { ...tenant.app, challenge_type: 'oob', mfa_token });
    const { code } = await newestTo(tenant.client, to);
    const { oob_code } = challenge.body;
    const { body } = await tenant.token({ grant_type: OOB, mfa_token, oob_code, binding_code: code });
    expect(claimsOf(body.id_token).after).toEqual(['pwd', 'mfa']);
  });

  it('that wants a factor takes no other', async () => {
    const { mfa_token } = await started(2);
    const otp = await post('/mfa/associate', { authenticator_types: ['otp'] }, mfa_token);
    expect([otp.status, otp.body.error]).toEqual([403, 'unsupported_challenge_type']);
    const nobody = await tenant.signIn((await tenant.person()).email, { case: '1' });
    expect(nobody.body).toMatchObject({
      error: 'access_denied',
      error_description: expect.stringMatching(/not properly set up/),
    });
  });
});

it('takes one-time codes and recovery codes', async () => {
  const person = tenant.person();
  const { mfa_token } = await started(0, person);
  const { body } = await post('/mfa/associate', { authenticator_types: ['otp'] }, mfa_token);
  expect(body.barcode_uri).toContain(body.secret);
  const requests = await tenant.client.raw('GET', '/_sandbox/requests');
  expect(JSON.stringify(requests.body)).not.toContain(mfa_token);
  const now = Date.parse((await tenant.newestEvent('mfar')).date);
  const first = await tenant.token({ grant_type: OTP, mfa_token, otp: totpCode(body.secret, now) });
  expect(first.status).toBe(200);
  const again = await started(0, person);
  const { recovery_codes: codes } = body;
  const lost = await tenant.token({
    grant_type: RECOVERY,
    mfa_token: again.mfa_token,
    recovery_code: codes[0],
  });
  expect(lost.body.recovery_code).toEqual(expect.not.stringMatching(codes[0]));
  expect((await sentTo(tenant.client, 'nobody')).length).toBe(0);
});
