/** What is told of many objects, and of large ones: what is read, in which order, and how much has room. */
import { describe, expect, it } from 'vitest';
import { role } from '../../../../../src/policy/confirm/preview-plans/parts.js';
import type { Reading } from '../../../../../src/policy/confirm/preview-read.js';
import { fails } from '../../reader.js';
import { opened, permission } from './opened-of.js';

describe('what comes with many objects', () => {
  const give = (roles: string[], answers: object, known: [string, Reading][] = []) =>
    opened(
      'POST /users/{id}/roles',
      { path: { id: 'auth0|1' }, body: { roles }, answers: { ...answers } },
      known.map(([id, reading]) => ({ subject: role(), id, reading })),
    );

  it('tells what is read already, and no more of what is not there', async () => {
    const { lines, seen, concerned } = await give(['r', 's', 't', 'u'], { '/roles/r/permissions': [] }, [
      ['r', { kind: 'found', value: { name: 'Known' } }],
      ['s', { kind: 'absent' }],
      ['t', { kind: 'forbidden', why: 'not now' }],
      ['x', { kind: 'found', value: { name: 'Other' } }],
    ]);
    expect(lines).toEqual([
      '  Role "t": what comes with it could not be read (not now)',
      '  Role "u": what comes with it could not be read (no object has this id)',
      '  Role "r": "Known", no permissions',
    ]);
    expect(seen.filter((path) => !path.includes('/permissions'))).toEqual(['/roles/u']);
    expect(concerned).toEqual([...lines, expect.stringMatching(/^Role r \S+$/)]);
  });

  it('takes what the API says cannot be an id for one that nothing has, and no other failure', async () => {
    expect((await give(['r'], { '/roles/r': fails(400) })).lines).toEqual([
      '  Role "r": what comes with it could not be read (no object has this id)',
    ]);
    for (const status of [401, 429, 500])
      await expect(give(['r'], { '/roles/r': fails(status) })).rejects.toMatchObject({ status });
  });

  it('tells the most dangerous first', async () => {
    const permissions = { r: 'read:a', s: 'delete:a', t: 'update:a', u: 'admin' };
    const answers = Object.entries(permissions).flatMap(([id, name]) => [
      [`/roles/${id}`, {}],
      [`/roles/${id}/permissions`, [permission(name)]],
    ]);
    const { lines } = await give(Object.keys(permissions), Object.fromEntries(answers));
    expect(lines.filter((line) => line.includes('Role')).map((line) => line.slice(0, 10))).toEqual(
      ['u', 's', 't', 'r'].map((id) => `  Role "${id}"`),
    );
  });

  it.each([
    [1, 20],
    [9, 8],
    [25, 4],
  ])('shares its room among %i objects: names of each %i', async (count, most) => {
    const roles = Array.from({ length: count }, (_, i) => `r${i}`);
    const permissions = Array.from({ length: 30 }, (_, i) => permission(`read:${i}`));
    const answers = roles.flatMap((id) => [
      [`/roles/${id}`, {}],
      [`/roles/${id}/permissions`, permissions],
    ]);
    const { lines } = await give(roles, Object.fromEntries(answers));
    expect(lines[1]?.split('", "')).toHaveLength(most);
    expect(lines[1]).toMatch(new RegExp(`and ${30 - most} more$`));
  });

  it('reads a bounded number of objects, and says of how many it does not know', async () => {
    const roles = Array.from({ length: 60 }, (_, i) => `r${i}`);
    const answers = Object.fromEntries(
      roles.flatMap((id) => [
        [`/roles/${id}`, { name: id }],
        [`/roles/${id}/permissions`, Array.from({ length: 9 }, (_, i) => permission(`read:${i}`))],
      ]),
    );
    const { lines, seen } = await opened('POST /users/{id}/roles', {
      ...{ path: { id: 'auth0|1' }, body: { roles }, answers },
    });
    expect(lines.at(-1)).toBe('  10 more objects were not read: what comes with them is not known');
    expect(lines[1]).toBe(
      '    API "https://api.example/": "read:0", "read:1", "read:2", "read:3" and 5 more',
    );
    expect(
      seen.filter((path) => path.endsWith('/permissions') || path.includes('/permissions?')),
    ).toHaveLength(50);
  });

  it('has room for fewer names where they are long, and shows the most dangerous all the same', async () => {
    const long = (name: string) => permission(`${name}:${'x'.repeat(270)}`);
    const { lines } = await opened('POST /users/{id}/roles', {
      path: { id: 'auth0|1' },
      body: { roles: ['r'] },
      answers: {
        '/roles/r': {},
        '/roles/r/permissions': [
          ...Array.from({ length: 30 }, (_, i) => long(`read_${i}`)),
          long('delete'),
          permission('impersonate'),
        ],
      },
    });
    expect(lines[1]?.length).toBeLessThan(1_400);
    expect(lines[1]).toMatch(/: "impersonate", "delete:x+", "read_0:x+", "read_10:x+" and 28 more$/);
  });

  it('covers what is not shown, in whatever order the API lists it', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `read:${String(i).padStart(2, '0')}`);
    const of = async (list: string[]) =>
      (
        await opened('POST /users/{id}/roles', {
          path: { id: 'auth0|1' },
          body: { roles: ['r'] },
          answers: { '/roles/r': {}, '/roles/r/permissions': list.map((name) => permission(name)) },
        })
      ).concerned;
    expect(await of([...names].reverse())).toEqual(await of(names));
    expect(await of([...names.slice(0, -1), 'read:other'])).not.toEqual(await of(names));
  });

  it('tells long code by its ends, and covers all of it', async () => {
    const of = async (middle: string) =>
      opened('POST /token-exchange-profiles', {
        body: { name: 'x', subject_token_type: 'urn:x', action_id: 'act' },
        answers: {
          '/actions/actions/act': {
            deployed_version: {
              number: 1,
              code: `// begin\n${'x'.repeat(4_000)}${middle}${'y'.repeat(4_000)}`,
            },
          },
        },
      });
    const [one, two] = [await of('a'), await of('b')];
    expect(one.lines.join('\n').length).toBeLessThan(1_200);
    expect(one.lines[1]).toMatch(/^ {4}Code: 8010 characters, SHA-256 [0-9a-f]{16}$/);
    expect(one.concerned).not.toEqual(two.concerned);
  });
});
