/** Proposed calls fit the state that was read: they put nobody in the wrong place, and do not fail. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Bench, Body } from '../workflow-bench.js';
import { ann, org } from './stories/story.js';
import { DAY, HOUR, type Person, StoryTenant } from './stories/story-tenant.js';

let bench: Bench;
let tenant: StoryTenant;
beforeAll(async () => {
  bench = await StoryTenant.open();
});
afterAll(() => bench.close());
beforeEach(async () => {
  tenant = await StoryTenant.build(bench);
});

const diagnose = async (user: string): Promise<Body> => (await bench.call('diagnose_login', { user })).body;
const fixesOf = (body: Body): Body[] => (body.causes ?? []).flatMap((cause: Body) => cause.fixes ?? []);

describe('an invitation opened with the private account', () => {
  const PRIVATE = 'ann.private@mail.example';
  let person: Person;
  beforeEach(async () => {
    person = await ann(tenant, { email: PRIVATE });
    await tenant.signedIn(person, [3 * DAY]);
    tenant.of(person, 'fi', HOUR, 'the specified account is not allowed to accept the current invitation', {
      organization_id: org(tenant, 'acme'),
    });
    tenant.of(
      person,
      'f',
      HOUR,
      `user ${person.user_id} is not part of the ${org(tenant, 'acme')} organization`,
      {
        organization_id: org(tenant, 'acme'),
      },
    );
  });

  it('is invited again under the invited address, never under the private one', async () => {
    await tenant.invite('acme', 'ann.lee@corp.example');
    const body = await diagnose(PRIVATE);
    expect(body.causes[0].cause).toBe('invitation_other_account');
    const fixes = fixesOf(body);
    expect(fixes.map(({ arguments: given }) => given.invitee?.email)).toEqual(['ann.lee@corp.example']);
    expect(JSON.stringify(fixes)).not.toContain(PRIVATE);
    expect(JSON.stringify(fixes)).not.toContain(person.user_id);
    await bench.approved(fixes[0].tool, fixes[0].arguments);
    const members = await tenant.api('GET', `/organizations/${org(tenant, 'acme')}/members`);
    expect(members).toEqual([]);
  });

  it('proposes no call where it cannot know which invitation was meant', async () => {
    await tenant.invite('acme', 'ann.lee@corp.example');
    await tenant.invite('acme', 'bo@corp.example');
    const body = await diagnose(PRIVATE);
    expect(body.causes[0].cause).toBe('invitation_other_account');
    expect(fixesOf(body)).toEqual([]);
    expect(body.causes[0].advice).toContain('not the one of this account');
  });
});

describe('an API that was refused', () => {
  const identifier = 'https://api.acme.example/orders';
  const refused = async (text: string) => {
    const person = await ann(tenant);
    await tenant.signedIn(person, [3 * DAY]);
    tenant.of(person, 'f', HOUR, text, { audience: identifier });
    return diagnose(person.user_id);
  };

  it('is created before it is granted, by calls that succeed', async () => {
    for (const [text, calls] of [
      [`Service not found: ${identifier}`, ['create_resource_server']],
      [
        `Client is not authorized to access "${identifier}".`,
        ['create_resource_server', 'create_client_grant'],
      ],
    ] as const) {
      const body = await refused(text);
      expect(body.causes[0].cause, text).toBe('api_not_found');
      expect(fixesOf(body).map(({ tool }) => tool)).toEqual(calls);
      for (const fix of fixesOf(body)) {
        const { result } = await bench.approved(fix.tool, fix.arguments);
        expect(result.isError, fix.tool).toBeUndefined();
      }
      tenant = await StoryTenant.build(bench);
    }
  });

  it('is granted when it exists, by a call that succeeds', async () => {
    await tenant.api('POST', '/resource-servers', { name: 'Orders', identifier });
    const body = await refused(`Client is not authorized to access "${identifier}".`);
    expect(body.causes[0].cause).toBe('api_not_granted');
    const [fix] = fixesOf(body);
    const { result } = await bench.approved(fix.tool, fix.arguments);
    expect(result.isError).toBeUndefined();
  });

  it('gets the scopes that a grant lacks, beside those it has, and none that the API does not have', async () => {
    const scopes = ['read', 'write'].map((verb) => ({ value: `${verb}:orders` }));
    await tenant.api('POST', '/resource-servers', { name: 'Orders', identifier, scopes });
    const { client_id } = tenant.app() as Body;
    const { id } = await tenant.api('POST', '/client-grants', {
      client_id,
      audience: identifier,
      scope: ['read:orders'],
    });
    const body = await refused('Client has not been granted scopes: write:orders delete:orders');
    expect(body.causes[0]).toMatchObject({
      cause: 'api_not_granted',
      advice: expect.stringContaining('delete:orders'),
    });
    const [fix, ...others] = fixesOf(body);
    expect(others).toEqual([]);
    const { result } = await bench.approved(fix.tool, fix.arguments);
    expect(result.isError).toBeUndefined();
    const grants = await tenant.api('GET', `/client-grants?client_id=${client_id}`);
    expect(grants).toMatchObject([{ id, scope: ['read:orders', 'write:orders'] }]);
  });
});

describe('what an answer says', () => {
  it('is for two readers: the person, without internals, and the helper', async () => {
    const person = await ann(tenant);
    await tenant.signedIn(person, [3 * DAY]);
    tenant.log('fco', HOUR, {
      ...tenant.app(),
      user_id: '',
      user_name: '',
      description: 'Origin is not allowed',
    });
    const body = await diagnose(person.user_id);
    expect(body.tell_person.match(/[.?!](\s|$)/g)).toHaveLength(2);
    expect(body.tell_person).not.toMatch(/origin|tenant|log|client|callback/i);
    expect(body.what_to_do).toContain('allowed_origins');
    expect(body.causes[0]).toMatchObject({ cause: 'cross_origin', side: 'application' });
    expect(body.causes[0].whose).toContain('same application, address');
  });
});
