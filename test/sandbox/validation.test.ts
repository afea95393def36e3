/** Requests are checked as the API checks them, in its words. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SandboxClient } from './support/sandbox-client.js';

let client: SandboxClient;
beforeAll(async () => {
  client = await SandboxClient.start();
});
afterAll(() => client.close());

const refused = (message: string, errorCode: string) => ({
  status: 400,
  body: { statusCode: 400, error: 'Bad Request', message, errorCode },
});

it.each([
  [{}, "Payload validation error: 'Missing required property: name'."],
  [{ name: 'a', color: 'red' }, "Payload validation error: 'Additional properties not allowed: color'."],
  [{ name: 7 }, "Payload validation error: 'Expected type string but found type integer' on property name."],
])('a role %j is refused', async (body, message) => {
  expect(await client.api('POST', '/roles', body)).toMatchObject(refused(message, 'invalid_body'));
});

it('checks lengths', async () => {
  expect(await client.api('POST', '/organizations', { name: 'x'.repeat(51) })).toMatchObject(
    refused(
      "Payload validation error: 'String is too long (51 chars), maximum 50' on property name.",
      'invalid_body',
    ),
  );
});

it('names the place of what is wrong inside', async () => {
  const { body } = await client.api('POST', '/clients', { name: 'a', jwt_configuration: { alg: 'none' } });
  expect(body.message).toBe(
    "Payload validation error: 'No enum match for: none' on property jwt_configuration.alg.",
  );
});

it('checks query parameters', async () => {
  const get = (query: string) => client.api('GET', `/roles?${query}`);
  expect(await get('per_page=many')).toMatchObject(
    refused(
      "Query validation error: 'Expected type integer but found type string' on property per_page.",
      'invalid_query_string',
    ),
  );
  expect(await get('color=red')).toMatchObject(
    refused("Query validation error: 'Additional properties not allowed: color'.", 'invalid_query_string'),
  );
  expect((await client.api('GET', '/users-by-email')).body.message).toContain(
    'Missing required property: email',
  );
});

it('checks path parameters', async () => {
  expect((await client.api('GET', '/event-streams/est_invalid_id_1234567890')).body).toMatchObject({
    errorCode: 'invalid_uri',
    message: expect.stringContaining(
      "Path validation error: 'Object didn't pass validation for format event-stream-id",
    ),
  });
});

it('tells user ids from other ids', async () => {
  const refusal = async (path: string) => {
    const { status, body } = await client.api('GET', path);
    return [status, body.errorCode, body.message.split("'")[0]];
  };
  expect((await client.api('GET', '/users/42')).body.message).toBe(
    "Object didn't pass validation for format user-id: 42",
  );
  expect(await refusal('/users/42/roles')).toEqual([400, 'invalid_uri', 'Path validation error: ']);
  expect(await refusal('/users/42/sessions')).toEqual([400, 'invalid_uri', 'Path validation error: ']);
  expect(await refusal('/user-blocks/42')).toEqual([400, 'invalid_uri', 'Path validation error: ']);
  expect((await client.api('GET', '/users/auth0%7C42')).status).toBe(404);
});

it('knows no other paths and methods', async () => {
  const nothing = { statusCode: 404, error: 'Not Found', message: 'Not Found' };
  expect((await client.api('GET', '/nothing')).body).toEqual(nothing);
  expect((await client.api('PUT', '/roles')).body).toEqual(nothing);
});
