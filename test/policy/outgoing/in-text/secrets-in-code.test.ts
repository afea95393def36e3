/** Secrets that somebody has written into code, and in addresses that are secrets themselves. */
import { describe, expect, it } from 'vitest';
import { redact } from '../../../../src/policy/outgoing/redaction.js';

const SECRET = 'kZ97fQ2xW8vT1m';
const slack = 'https://hooks.slack.com/services/T0AB12CD3/B0AB12CD3/';

describe('in code, or in an address', () => {
  it.each([
    `const apiKey = '${SECRET}';`,
    `var client_secret="${SECRET}";`,
    `mysql({ host: 'db.example', user: 'u', password: '${SECRET}' })`,
    `headers: {'x-api-key':'${SECRET}'}`,
    `options.accessToken = \`${SECRET}\``,
    `{headers:{'api-key': "${SECRET}"}}`,
    `const hook = '${slack}${SECRET}';`,
    `${slack}${SECRET}`,
    `https://hooks.slack.com/workflows/T0AB12CD3/A0AB12CD3/${SECRET}`,
    `https://hooks.slack.com/triggers/T0AB12CD3/123456/${SECRET}`,
    `https://discord.com/api/webhooks/123456/${SECRET}`,
    `https://discordapp.com/api/webhooks/123456/${SECRET}`,
    `https://acme.webhook.office.com/webhookb2/${SECRET}`,
    `https://gateway.example/send?key=${SECRET}&to=1`,
  ])('%s', (text) => {
    expect(redact({ code: text })).toEqual({ code: text.replace(SECRET, '[redacted]') });
  });

  it.each([
    'const secret = event.secrets.API_KEY_1;',
    "const token = 'access_token';",
    "password: 'required'",
    "const TOKEN_TYPE = 'urn:ietf:params:oauth:token-type:jwt2';",
    "const namespaceToken = 'https://claims.example/v2';",
    "token: 'event.secrets.key1'",
    "api.access.deny('Your password1 is too old');",
    "const password = '';",
    "if (connection === 'Username-Password-Authentication2') {}",
    'key=value',
    'https://hooks.slack.com/docs/services',
  ])('is no secret: %s', (text) => expect(redact({ code: text })).toEqual({ code: text }));

  it('takes linear time', () => {
    const text = "token='a.".repeat(40_000);
    expect(redact({ code: text })).toEqual({ code: text });
  });

  it('headers of a connection are secrets whatever they are called', () =>
    expect(redact({ options: { customHeaders: { 'X-Key': 'short' } } })).toEqual({
      options: { customHeaders: { 'X-Key': '[redacted]' } },
    }));
});
