import { describe, expect, it } from 'vitest';
import { loggedOperation } from '../../../src/policy/outgoing/logged-request.js';
import { redact } from '../../../src/policy/outgoing/redaction.js';

describe('the operation of a logged request', () => {
  const operations = ['POST /things/{id}', 'POST /things/special', 'PUT /things/{id}/values/{key}'];
  const find = loggedOperation(operations);
  const of = (method: unknown, path: unknown) => find({ request: { method, path } });
  it.each([
    ['post', '/api/v2/things/1', 'POST /things/{id}'],
    ['POST', '/api/v2/things/special', 'POST /things/special'],
    ['put', '/things/1/values/a?x=/y', 'PUT /things/{id}/values/{key}'],
    ['post', '//things/1/', 'POST /things/{id}'],
    ['get', '/api/v2/things/1', undefined],
    ['put', '/api/v2/things/1', undefined],
    ['post', '/api/v2/others/1', undefined],
    ['post', '/x/api/v2/things/1', undefined],
    ['post', '/things/api/v2/1', undefined],
    [1, '/api/v2/things/1', undefined],
    ['post', undefined, undefined],
  ])('%s %s', (method, path, operation) => expect(of(method, path)).toBe(operation));
  it('is none without a request', () => {
    expect(find({})).toBeUndefined();
    expect(find({ request: 'x' })).toBeUndefined();
  });
});

describe('a log event', () => {
  const event = (method: string, path: string, body: object) => ({
    details: {
      request: { method, path: `/api/v2${path}`, body, query: { value: 'shown' } },
      response: { statusCode: 200, body },
    },
  });
  const hidden = { value: '[redacted]' };

  it('hides in request and answer what its operation hides', () => {
    const given = event('put', '/rules-configs/KEY', { value: 'plain-looking' });
    const [shown] = redact([given], { operation: 'GET /logs' }) as [typeof given];
    expect(shown.details.request).toMatchObject({ body: hidden, query: { value: 'shown' } });
    expect(shown.details.response).toEqual({ statusCode: 200, body: hidden });
  });

  it('shows what is no secret there', () => {
    const given = event('patch', '/roles/rol_1', { value: 'a word' });
    expect(redact(given)).toEqual(given);
  });

  it('shows what stands beside a request as it is', () => {
    const { details } = event('put', '/rules-configs/KEY', {});
    for (const beside of [null, 7, ['body'], 'body', { headers: { value: 'a word' } }])
      expect(redact({ ...details, beside })).toEqual({ ...details, beside });
  });

  it('hides what shows by its name as ever', () => {
    const given = event('post', '/unknown', { client_secret: 'x' });
    expect(JSON.stringify(redact(given))).not.toContain('"x"');
  });
});
