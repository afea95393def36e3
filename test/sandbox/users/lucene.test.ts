import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logQuery } from '../../../src/sandbox/search/logs.js';
import { parseQuery } from '../../../src/sandbox/search/parser.js';
import { byPath, firstSorted } from '../../../src/sandbox/search/sort.js';
import { QuerySyntaxError } from '../../../src/sandbox/search/syntax.js';
import { userModel, userQuery } from '../../../src/sandbox/search/users.js';
import { dateSpan } from '../../../src/sandbox/search/values.js';

const memberships: Record<string, string[]> = { 'auth0|ada': ['org_1', 'org_2'] };
const model = userModel((user) => memberships[String(user.user_id)] ?? []);

const ada = {
  user_id: 'auth0|ada',
  email: 'ada@lumenbikes.example',
  email_verified: true,
  name: 'Ada Mary Byron',
  nickname: 'ada',
  username: 'AdaB',
  created_at: '2024-02-10T08:30:00.000Z',
  logins_count: 12,
  blocked: true,
  identities: [{ connection: 'staff', provider: 'auth0', user_id: 'ada', isSocial: false }],
  user_metadata: { colour: 'Green', addresses: [{ city: 'Paris' }, { city: 'Bern' }], empty: [], size: 4 },
  app_metadata: { plan: { name: 'gold', seats: 7 }, tags: ['vip', 'beta'], code: 'ab-42' },
};
const bo = {
  user_id: 'google-oauth2|1001',
  email: 'bo.nilsson@lumenbikes.example',
  email_verified: false,
  name: 'Bo Nilsson',
  nickname: 'bo',
  created_at: '2024-03-01T00:00:00.000Z',
  identities: [{ connection: 'google-oauth2', provider: 'google-oauth2', user_id: '1001', isSocial: true }],
  user_metadata: { colour: 'red' },
};
const cy = {
  user_id: 'auth0|cy',
  email: 'cy@other.example',
  name: 'Cy Ada-Lind',
  created_at: '2023-12-31T23:59:59.999Z',
};
const everyone: Record<string, unknown>[] = [ada, bo, cy];

const found = (q: string): string[] => {
  const { matches } = userQuery(q, model);
  return everyone.filter(matches).map((user) => String(user.user_id).split('|')[1] as string);
};

describe('user search: what is found', () => {
  const cases: [q: string, ...ids: string[]][] = [
    ['email:"ada@lumenbikes.example"', 'ada'],
    ['email:ADA@Lumenbikes.example', 'ada'],
    ['email:ada'],
    ['email:*lumenbikes.example', 'ada', '1001'],
    ['email.domain:"lumenbikes.example"', 'ada', '1001'],
    ['name:"ada mary byron"', 'ada'],
    ['name:"ada mary"'],
    ['name:ada', 'ada', 'cy'],
    ['name:Ada\\ Mary\\ Byron', 'ada'],
    ['name:a*', 'ada', 'cy'],
    ['name:*son', '1001'],
    ['ada', 'ada', 'cy'],
    ['"mary byron"', 'ada'],
    ['"byron mary"'],
    ['green'],
    ['username:AdaB', 'ada'],
    ['username:adab'],
    ['user_id:auth0*', 'ada', 'cy'],
    ['user_id:auth0'],
    ['user_id:auth0|cy', 'cy'],
    ['user_id:"google-oauth2|1001"', '1001'],
    ['identities.connection:"staff"', 'ada'],
    ['identities.provider:google-oauth2', '1001'],
    ['user_metadata.colour:Green', 'ada'],
    ['user_metadata.colour:green'],
    ['user_metadata.addresses.city:"Paris"', 'ada'],
    ['user_metadata.size:4', 'ada'],
    ['app_metadata.plan.name:"gold" AND app_metadata.plan.seats:[5 TO 10]', 'ada'],
    ['app_metadata.plan.seats:{7 TO *]'],
    ['app_metadata.tags:(beta OR alpha)', 'ada'],
    ['app_metadata.code:ab*', 'ada'],
    ['blocked:true', 'ada'],
    ['email_verified:false', '1001'],
    ['logins_count:12', 'ada'],
    ['logins_count:[12 TO *]', 'ada'],
    ['logins_count:{12 TO *}'],
    ['organization_id:org_2', 'ada'],
    ['created_at:[2024-02 TO *]', 'ada', '1001'],
    ['created_at:[* TO 2024-02]', 'ada', 'cy'],
    ['created_at:[* TO 2024-02}', 'cy'],
    ['created_at:{2024-02 TO 2024-03-01]', '1001'],
    ['created_at:2024-02-10', 'ada'],
    ['created_at:["2024-02-10T08:30:00.000Z" TO 2024-02-10T08:30:00.000Z]', 'ada'],
    ['_exists_:app_metadata', 'ada'],
    ['_exists_:user_metadata.empty'],
    ['NOT _exists_:user_metadata', 'cy'],
    ['_exists_:user_metadata.addresses.city', 'ada'],
    ['name:*', 'ada', '1001', 'cy'],
    ['*:*', 'ada', '1001', 'cy'],
    ['email:("ada@lumenbikes.example" OR "cy@other.example")', 'ada', 'cy'],
    ['name:ada AND NOT blocked:true', 'cy'],
    ['name:ada -blocked:true', 'cy'],
    ['name:ada NOT blocked:true', 'cy'],
    ['+name:ada blocked:true', 'ada', 'cy'],
    ['name:byron name:nilsson', 'ada', '1001'],
    ['name:nilsson OR NOT name:ada', '1001'],
    ['name:nilsson OR name:byron AND blocked:false', '1001'],
    ['(name:nilsson OR name:byron) AND blocked:true', 'ada'],
    ['name:nilsson || name:byron && blocked:true', 'ada', '1001'],
    ['name:byron and blocked', 'ada'],
    ['unknown_field:x'],
    ['__proto__:x'],
    ['constructor.name:Object'],
  ];
  it.each(cases)('%s', (q, ...ids) => {
    expect(found(q as string)).toEqual(ids);
  });
});

describe('user search: what is refused', () => {
  it.each([
    ['', /empty/],
    ['   ', /empty/],
    ['name:"jane', /quote/],
    ['(name:jane', /\(/],
    ['name:jane)', /\)/],
    ['name:jane AND', /ends/],
    ['AND name:jane', /AND/],
    ['name:', /no value/],
    ['name:jo?n', /\?/],
    ['name:jane~2', /Fuzzy/],
    ['name:jane^2', /Boost/],
    ['name:/ja.*/', /Regular/],
    ['name:*sa', /leading wildcard/],
    ['*sa', /leading wildcard/],
    ['user_metadata.colour:gre*', /user_metadata/],
    ['user_metadata.size:[1 TO 9]', /user_metadata/],
    ['created_at:10:30', /field inside a field/],
    ['created_at:[soon TO *]', /not a date/],
    ['created_at:[2024-01-01 2024-02-01]', /range/i],
    ['created_at:[2024-01-01 TO', /range/i],
    ['logins_count:>=3', /range/],
    ['ident*:x', /field names/],
    ['[a TO b]', /needs a field/],
    ['name:jane\\', /escape/],
    ['('.repeat(200), /deep/],
  ])('%s', (q, reason) => {
    expect(() => userQuery(q, model)).toThrow(QuerySyntaxError);
    expect(() => userQuery(q, model)).toThrow(reason);
  });
});

describe('log search', () => {
  const failed = {
    type: 'fp',
    date: '2024-05-01T10:00:00.000Z',
    user_name: 'Ada@x.example',
    description: 'Wrong email or password.',
    ip: '203.0.113.7',
  };
  it.each([
    ['type:fp', true],
    ['type:FP', false],
    ['fp', true],
    ['user_name:ada@x.example', false],
    ['user_name:Ada@x.example', true],
    ['description:password', false],
    ['description:"Wrong email or password."', true],
    ['description:Wrong*', true],
    ['type:(s OR fp) AND date:[2024-05-01 TO 2024-05-02]', true],
    ['NOT type:fp', false],
  ])('%s is %s', (q, expected) => {
    expect(logQuery(q)(failed)).toBe(expected);
  });
});

describe('properties', () => {
  it('reads any text, or refuses it with a QuerySyntaxError', () => {
    const piece = fc.constantFrom(
      'name',
      ':',
      '"',
      '(',
      ')',
      '[',
      ']',
      '{',
      ' TO ',
      '*',
      ' AND ',
      ' OR ',
      'NOT ',
      '+',
      '-',
      '\\',
      'a b',
      '?',
      '~',
      '_exists_',
      'é',
      '\u0000',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 12 }).map((p) => p.join('')),
        ),
        (q) => {
          try {
            found(q);
          } catch (error) {
            expect(error).toBeInstanceOf(QuerySyntaxError);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('agrees with boolean logic for parenthesised queries', () => {
    type Truth = Record<string, boolean>;
    type Tree = { q: string; holds: (truth: Truth) => boolean };
    const leaf: fc.Arbitrary<Tree> = fc
      .constantFrom('a', 'b', 'c')
      .map((name) => ({ q: `f_${name}:yes`, holds: (truth) => truth[name] === true }));
    const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc
          .tuple(tie('tree'), tie('tree'))
          .map(([l, r]) => ({ q: `(${l.q} AND ${r.q})`, holds: (t: Truth) => l.holds(t) && r.holds(t) })),
        fc
          .tuple(tie('tree'), tie('tree'))
          .map(([l, r]) => ({ q: `(${l.q} OR ${r.q})`, holds: (t: Truth) => l.holds(t) || r.holds(t) })),
        tie('tree').map((inner) => ({ q: `(NOT ${inner.q})`, holds: (t: Truth) => !inner.holds(t) })),
      ),
    }));
    fc.assert(
      fc.property(
        tree,
        fc.record({ a: fc.boolean(), b: fc.boolean(), c: fc.boolean() }),
        ({ q, holds }, truth) => {
          const doc = Object.fromEntries(Object.entries(truth).map(([k, v]) => [`f_${k}`, v ? 'yes' : 'no']));
          expect(userQuery(q, model).matches(doc)).toBe(holds(truth));
        },
      ),
    );
  });

  it('finds any value by an escaped term and by a quoted phrase', () => {
    const escaped = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '\\$&');
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (value) => {
        const doc = { app_metadata: { note: value } };
        expect(userQuery(`app_metadata.note:"${value.replace(/["\\]/g, '\\$&')}"`, model).matches(doc)).toBe(
          true,
        );
        expect(userQuery(`app_metadata.note:${escaped(value)}`, model).matches(doc)).toBe(true);
      }),
    );
  });

  it('candidates found through indexes contain every match', () => {
    const byEmail = new Map(everyone.map((user) => [String(user.email), [user]]));
    const lookup = (field: string, value: string) =>
      field === 'email' ? (byEmail.get(value.toLowerCase()) ?? []) : undefined;
    for (const q of [
      'email:"ada@lumenbikes.example"',
      'email:cy@other.example OR email:ada@lumenbikes.example',
      'name:ada AND email:cy@other.example',
      'name:ada OR email:cy@other.example',
      'NOT email:cy@other.example',
    ]) {
      const query = userQuery(q, model);
      const near = query.candidates(lookup);
      const matches = everyone.filter(query.matches);
      for (const user of matches) if (near) expect(near).toContain(user);
    }
    expect(userQuery('name:ada AND email:cy@other.example', model).candidates(lookup)).toHaveLength(1);
    expect(userQuery('NOT email:cy@other.example', model).candidates(lookup)).toBeUndefined();
  });

  it('keeps the first of a sorted list as a full sort would', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ n: fc.option(fc.integer({ max: 20, min: 0 }), { nil: undefined }) }), {
          maxLength: 400,
        }),
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom<1 | -1>(1, -1),
        (items, count, direction) => {
          const compare = byPath<{ n: number | undefined }>('n', direction);
          const numbers = (list: { n: number | undefined }[]) => list.map((item) => item.n);
          expect(numbers(firstSorted(items, compare, count))).toEqual(
            numbers([...items].sort(compare).slice(0, count)),
          );
        },
      ),
    );
  });
});

describe('dates', () => {
  it('names the span of a coarse date and refuses what is none', () => {
    expect(dateSpan('2024-02')).toEqual([
      Date.parse('2024-02-01T00:00:00Z'),
      Date.parse('2024-03-01T00:00:00Z') - 1,
    ]);
    expect(dateSpan('2024-02-10T10:30+02:00')).toEqual([
      Date.parse('2024-02-10T08:30:00Z'),
      Date.parse('2024-02-10T08:30:59.999Z'),
    ]);
    expect(dateSpan('2024-02-30')).toBeUndefined();
    expect(dateSpan('now-1d')).toBeUndefined();
  });
});

it('keeps the parts of a parsed query apart', () => {
  expect(parseQuery('a:b* OR -c:"d"')).toEqual({
    kind: 'and',
    nodes: [
      { kind: 'not', node: { kind: 'phrase', field: 'c', value: 'd' } },
      { kind: 'or', nodes: [{ kind: 'wildcard', field: 'a', pieces: ['b', ''] }] },
    ],
  });
});
