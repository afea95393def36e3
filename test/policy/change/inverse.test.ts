/** How a change is taken back: the calls, what stays, and where it cannot be, why. */
import { describe, expect, it } from 'vitest';
import type { ChangeFacts } from '../../../src/catalog/change-facts.js';
import { type InverseOptions, inverseOf } from '../../../src/policy/change/inverse.js';
import { absent, found, type Made, made, unknown } from './made.js';

const options = (more: Partial<InverseOptions> = {}): InverseOptions => ({
  ...{ cleared: () => undefined, writable: () => true, facts: {} },
  ...more,
});
const undoOf = (parts: Made, answer?: unknown, more?: Partial<InverseOptions>) =>
  inverseOf(made(parts), answer, options(more)).undo;
const why = (parts: Made, answer?: unknown, more?: Partial<InverseOptions>): string => {
  const undo = undoOf(parts, answer, more);
  if (undo.possible) throw new Error(`it can be undone: ${JSON.stringify(undo)}`);
  return undo.why;
};

const path = { id: 't1' };
const operation = 'PATCH /things/{id}';

describe('an update', () => {
  const update = (before: unknown, body: unknown, facts: Partial<ChangeFacts> = {}): Made => ({
    ...{ facts, present: found(before), wire: { path, query: { v: 1 }, body } },
  });

  it('is put back by its own operation, field by field', () => {
    const one = update({ name: 'old', note: 'n', url: 'u' }, { name: 'new' });
    expect(inverseOf(made(one), { name: 'new' }, options())).toEqual({
      undo: {
        possible: true,
        calls: [{ operation, path, query: { v: 1 }, body: { name: 'old' }, patch: true }],
        except: [],
      },
      touched: { before: { name: 'old' }, after: { name: 'new' } },
    });
  });

  it('compares with what the API made of the value, as far as it answers that', () => {
    const one = update({ name: 'old', email: 'a@x.example' }, { name: 'New ', email: 'B@x.example' });
    const { touched } = inverseOf(made(one), { name: 'New', other: 1 }, options());
    expect(touched).toEqual({
      before: { name: 'old', email: 'a@x.example' },
      after: { name: 'New', email: 'B@x.example' },
    });
    expect(inverseOf(made(one), 'no object', options()).touched?.after).toEqual({
      name: 'New ',
      email: 'B@x.example',
    });
  });

  it.each<Partial<ChangeFacts>>([{ within: 'part' }, { readAs: { name: 'name' } }])(
    'compares with what was sent where the answer has another form: %j',
    (facts) => {
      const one = update({ name: 'old', flag: true }, { name: 'new' }, facts);
      expect(inverseOf(made(one), { name: 'x', flag: false }, options()).touched).toEqual({
        before: { name: 'old' },
        after: { name: 'new' },
      });
    },
  );

  it('also puts back what the API changed along with it', () => {
    const before = { email: 'a', email_verified: true, seen: 1, list: [1], same: 's', kept: { a: 1 } };
    const answer = { email: 'b', email_verified: false, seen: 2, list: [2], same: 's', made: 'new' };
    const one = update(before, { email: 'b' });
    const writable = (field: string) => field !== 'seen';
    const inverse = inverseOf(made(one), answer, options({ writable }));
    // All that no change can name is in the answer, so what it lacks is gone.
    const touched = { email: 'a', email_verified: true, list: [1], kept: { a: 1 } };
    expect(inverse.touched).toEqual({
      before: touched,
      after: { email: 'b', email_verified: false, list: [2] },
    });
    expect(inverse.undo).toMatchObject({ calls: [{ body: touched }], except: [] });
    const { seen: _seen, ...part } = answer;
    expect(inverseOf(made(one), part, options({ writable })).touched?.before).not.toHaveProperty('kept');
    expect(inverseOf(made(one), answer, options()).touched?.before).not.toHaveProperty('kept');
  });

  it('leaves what the API never shows, and says so', () => {
    const one = update({ id: 't1', name: 'old' }, { name: 'new', minutes: 5 });
    const { undo, touched } = inverseOf(made(one), { id: 't1', name: 'new' }, options());
    expect(undo).toMatchObject({ calls: [{ body: { name: 'old' } }], except: ['minutes'] });
    expect(touched?.after).toEqual({ name: 'new' });
    const alone = update({ id: 't1', name: 'old' }, { minutes: 5 });
    expect(why(alone, { id: 't1', name: 'old' })).toBe('What was there before is not known of minutes.');
    // What an answer without the object lacks says nothing.
    expect(undoOf(one, { ok: true }, { cleared: () => null })).toMatchObject({
      calls: [{ body: { name: 'old', minutes: null } }],
    });
  });

  it('leaves out what is no part of the object', () => {
    const one = update({ id: 't1', email: 'a' }, { email: 'b', send: true }, { apart: ['send'] });
    const { undo, touched } = inverseOf(made(one), { id: 't1', email: 'b' }, options());
    expect(undo).toMatchObject({ calls: [{ body: { email: 'a' } }], except: [] });
    expect(touched?.after).toEqual({ email: 'b' });
  });

  it('leaves the whole field that holds a value which reads never show', () => {
    const sink = (url: string, token?: string) => ({ url, ...(token ? { token } : {}) });
    const one = update(
      { id: 't1', name: 'old', sink: sink('a') },
      { name: 'new', sink: sink('b', 'not-a-secret') },
      { hidden: ['sink.token'] },
    );
    const answer = { id: 't1', name: 'new', sink: sink('b') };
    const { undo, touched } = inverseOf(made(one), answer, options());
    expect(undo).toMatchObject({ calls: [{ body: { name: 'old' } }], except: ['sink'] });
    expect(touched?.before).toEqual({ name: 'old' });
  });

  it('says what it altered for good', () => {
    const one = update({ id: 't1', by: 'sms', ways: ['sms'] }, { by: 'voice' }, { lasting: ['ways'] });
    const writable = (field: string) => field === 'by';
    const answerWith = (ways: string[]) => ({ id: 't1', by: 'voice', ways });
    expect(undoOf(one, answerWith(['sms', 'voice']), { writable })).toMatchObject({ except: ['ways'] });
    expect(undoOf(one, answerWith(['sms']), { writable })).toMatchObject({ except: [] });
  });

  it('clears what was not there, where the API can, and else says what stays', () => {
    const cleared = (field: string) => (field === 'note' ? null : undefined);
    const one = update({ name: 'old' }, { name: 'new', note: 'x', logo: 'y' });
    expect(undoOf(one, {}, { cleared })).toMatchObject({
      calls: [{ body: { name: 'old', note: null } }],
      except: ['logo'],
    });
    expect(why(update({}, { logo: 'y' }))).toBe(
      'The API has no way to remove logo, which had no value before.',
    );
  });

  it('keeps no secret, and says so', () => {
    const before = { name: 'old', client_secret: 'a-real-secret-1' };
    const both = inverseOf(
      made(update(before, { name: 'new', client_secret: 'a-real-secret-2' })),
      {},
      options(),
    );
    expect(both.undo).toMatchObject({ possible: true, except: ['client_secret'] });
    expect(JSON.stringify(both)).not.toContain('a-real-secret');
    expect(why(update(before, { client_secret: 'a-real-secret-2' }))).toBe(
      'Secrets are not kept, so client_secret cannot be restored.',
    );
  });

  it('takes a value that reads never show for one that was there', () => {
    const facts = { hidden: ['password', 'setup'] };
    expect(why(update({}, { password: 'x' }, facts))).toBe(
      'Secrets are not kept, so password cannot be restored.',
    );
    const one = inverseOf(
      made(update({ name: 'old', setup: 'shown' }, { name: 'new', setup: 'other' }, facts)),
      {},
      options(),
    );
    expect(one.undo).toMatchObject({ calls: [{ body: { name: 'old' } }], except: ['setup'] });
    expect(one.touched).toEqual({ before: { name: 'old' }, after: { name: 'new' } });
  });

  it('takes a value that reads never show for one that was dropped', () => {
    const facts = { kind: 'replace' as const, hidden: ['token'] };
    const one = inverseOf(made(update({ from: 'old' }, { from: 'new' }, facts)), {}, options());
    expect(one.undo).toMatchObject({ possible: true, except: ['token'] });
  });

  it('has nothing to put back where nothing differs', () => {
    expect(why(update({ name: 'x' }, { name: 'x' }))).toBe('Nothing differs from before.');
  });

  it('cannot be undone if the previous state is not known', () => {
    const one = { facts: {}, wire: { path, body: { name: 'x' } } };
    expect(why({ ...one, present: unknown })).toBe(
      'What was there before is not known: reading it is not permitted.',
    );
    expect(why({ ...one, present: absent })).toBe('There was nothing before that could be put back.');
    expect(why({ ...one, present: found('text') })).toBe(
      'What was there before does not have the form of a body.',
    );
    expect(why({ ...one, present: found([1]) })).toBe(
      'What was there before does not have the form of a body.',
    );
    for (const body of [[1], null])
      expect(why(update({ name: 'x' }, body))).toBe('Nothing differs from before.');
  });
});

describe('a whole new state', () => {
  const replace = (before: unknown, body: unknown): Made => ({
    ...{ operation: 'PUT /things/{id}', facts: { kind: 'replace' as const } },
    ...{ present: found(before), wire: { path, body } },
  });

  it('is put back with what it left out, as far as the operation takes it', () => {
    const one = replace({ a: 1, b: 2, updated_at: 'then' }, { a: 3, c: 4 });
    const writable = (field: string) => field !== 'updated_at';
    expect(inverseOf(made(one), { a: 3, c: 4, updated_at: 'now' }, options({ writable }))).toEqual({
      undo: {
        possible: true,
        calls: [
          {
            ...{ operation: 'PUT /things/{id}', path, query: {}, patch: true },
            body: { a: 1, b: 2, c: null },
          },
        ],
        except: [],
      },
      touched: { before: { a: 1, b: 2 }, after: { a: 3, c: 4 } },
    });
  });

  it('leaves out what the API set itself, which its undo puts back', () => {
    const { undo, touched } = inverseOf(made(replace({ a: 1, b: 2 }, { a: 3 })), { a: 3, b: 7 }, options());
    expect(undo).toMatchObject({ calls: [{ body: { a: 1, b: 2 } }] });
    expect(touched).toEqual({ before: { a: 1, b: 2 }, after: { a: 3, b: 7 } });
  });

  it('that is a list is the old list, unless there are secrets in it', () => {
    const one = replace([{ name: 'a' }], [{ name: 'b' }]);
    expect(inverseOf(made(one), undefined, options())).toEqual({
      undo: {
        possible: true,
        calls: [{ operation: 'PUT /things/{id}', path, query: {}, body: [{ name: 'a' }] }],
        except: [],
      },
      touched: { before: { '*': [{ name: 'a' }] }, after: { '*': [{ name: 'b' }] } },
    });
    expect(why(replace([{ client_secret: 'a-real-secret-1' }], []))).toBe(
      'Secrets are not kept, so the list cannot be restored.',
    );
  });
});

describe('an operation of its own that reverses it', () => {
  const create = (body: unknown): Made => ({
    operation: 'POST /things',
    facts: { kind: 'create', inverse: { operation: 'DELETE /things/{id}', path: { id: 'answer.id' } } },
    present: absent,
    wire: { body },
  });

  it('is called with what the answer says', () => {
    expect(undoOf(create({ name: 'x' }), { id: 't9', name: 'x' })).toEqual({
      possible: true,
      calls: [{ operation: 'DELETE /things/{id}', path: { id: 't9' }, query: {} }],
      except: [],
    });
    expect(why(create({}), {})).toBe('The answer does not say id.');
    expect(why(create({}), { id: null })).toBe('The answer does not say id.');
  });

  it('says what a thing that is made again lacks', () => {
    const gone = (before: unknown): Made => ({
      operation: 'DELETE /things/{id}',
      facts: {
        ...{ kind: 'delete', notRemade: { 'its parts': 'before.parts' } },
        inverse: { operation: 'POST /things', body: { name: 'before.name' } },
      },
      present: found(before),
      wire: { path },
    });
    expect(undoOf(gone({ name: 'x', parts: 'some' }))).toMatchObject({ except: ['its parts'] });
    expect(undoOf(gone({ name: 'x' }))).toMatchObject({ except: [] });
  });

  it('is compared with what was made, where that can be read', () => {
    const facts = {
      'DELETE /things/{id}': { kind: 'delete', object: 'GET /things/{id}', effects: {} },
    } as const;
    const body = { name: 'x', unsaid: 1, constructor: 'x', client_secret: 'a-real-secret-1' };
    const answer = { id: 't9', name: 'X', client_secret: 'a-real-secret-1', more: 1 };
    const { touched } = inverseOf(made(create(body)), answer, options({ facts }));
    expect(touched).toEqual({ before: {}, after: { name: 'X' } });
    expect(inverseOf(made(create(body)), answer, options())).not.toHaveProperty('touched');
    expect(inverseOf(made(create([1])), answer, options({ facts }))).not.toHaveProperty('touched');
    const link = { ...create(body), facts: { ...create(body).facts, kind: 'act' as const } };
    expect(inverseOf(made(link), answer, options({ facts }))).not.toHaveProperty('touched');
  });

  const relation = { list: 'GET /things/{id}/parts', body: 'parts', key: 'id' };
  const link = (kind: 'link' | 'unlink', now: unknown, parts: unknown, body = 'parts'): Made => ({
    ...{ operation: 'POST /things/{id}/parts', present: found(now) },
    facts: {
      kind,
      relation: { ...relation, body },
      inverse: {
        operation: 'DELETE /things/{id}/parts',
        path: { id: 'path.id' },
        body: body === '*' ? { '*': 'body' } : { parts: 'body.parts', gone: 'body.gone' },
      },
    },
    wire: { path, body: body === '*' ? parts : { parts, kept: 1 } },
  });

  it('names only the entries that were not so before', () => {
    expect(undoOf(link('link', [{ id: 'a' }], ['a', 'b']))).toEqual({
      possible: true,
      calls: [{ operation: 'DELETE /things/{id}/parts', path, query: {}, body: { parts: ['b'] } }],
      except: [],
    });
    expect(undoOf(link('unlink', [{ id: 'a' }], ['a', 'b']))).toMatchObject({
      calls: [{ body: { parts: ['a'] } }],
    });
    expect(undoOf(link('link', [{ id: 'a' }], ['a', 'b'], '*'))).toMatchObject({ calls: [{ body: ['b'] }] });
    expect(undoOf(link('unlink', [{ id: 'a' }], ['a', 'b'], '*'))).toMatchObject({
      calls: [{ body: ['a'] }],
    });
    expect(why(link('link', [{ id: 'a' }], ['a']))).toBe('Nothing differs from before.');
    expect(why(link('unlink', [{ id: 'a' }], ['b']))).toBe('Nothing differs from before.');
  });

  it('puts back its entries alone, whatever else the change drops or brings', () => {
    for (const kind of ['link', 'unlink'] as const) {
      const one = made(link(kind, [{ id: 'a' }], ['a', 'b']));
      one.differences.lost.push({ path: ['rest'], from: 'other', to: undefined });
      one.differences.added.push({ path: ['rest'], from: undefined, to: 'other' });
      expect(inverseOf(one, undefined, options()).undo).toMatchObject({
        calls: [{ body: { parts: [kind === 'link' ? 'b' : 'a'] } }],
      });
    }
  });

  it('is called once for each entry of a list', () => {
    const one = link('link', [{ id: 'a' }], ['a', 'b', 'c']);
    const each = {
      operation: 'DELETE /parts/{id}/things',
      each: 'body.parts',
      path: { id: 'each' },
      query: { of: 'path.id', absent: 'path.none' },
      body: { things: 'computed.path_id_as_list' },
    };
    const call = (id: string) => ({
      ...{ operation: each.operation, path: { id }, query: { of: 't1' }, body: { things: ['t1'] } },
    });
    expect(undoOf({ ...one, facts: { ...one.facts, inverse: each } })).toEqual({
      ...{ possible: true, calls: [call('b'), call('c')], except: [] },
    });
    const none = { ...each, each: 'body.kept' };
    expect(undoOf({ ...one, facts: { ...one.facts, inverse: none } })).toMatchObject({ calls: [] });
  });

  const former = (reference: string, present: Made['present'], place: 'body' | 'query' | 'path'): Made => ({
    facts: { kind: 'act', inverse: { operation: 'POST /old', [place]: { value: reference } } },
    ...{ present, wire: { path } },
  });

  it.each(['body', 'query', 'path'] as const)('needs what was there before, for its %s', (place) => {
    expect(undoOf(former('before.name', found({ name: 'old' }), place))).toMatchObject({
      calls: [{ [place]: { value: 'old' } }],
    });
    expect(why(former('before.name', unknown, place))).toBe(
      'What was there before is not known: reading it is not permitted.',
    );
    expect(why(former('before.name', absent, place))).toBe('What was there before is not known.');
    expect(undoOf(former('path.id', unknown, place))).toMatchObject({ possible: true });
  });

  it('needs its whole body, where that is computed', () => {
    const inverse = { operation: 'PATCH /x', body: { '*': 'computed.previous_bindings' } };
    const one: Made = { facts: { kind: 'act', inverse }, present: found({}), wire: {} };
    expect(why(one)).toBe('What was there before is not known.');
    const bindings = [{ display_name: 'A', action: { id: 'a' } }];
    expect(undoOf({ ...one, present: found({ bindings }) })).toMatchObject({
      calls: [{ body: [{ display_name: 'A', ref: { value: 'a' } }] }],
    });
    const field = { operation: 'PATCH /x', body: { '*': 'before.computed.name' } };
    const named: Made = {
      facts: { kind: 'act', inverse: field },
      present: found({ computed: { name: 'x' } }),
    };
    expect(undoOf(named)).toMatchObject({ calls: [{ body: 'x' }] });
    const wrong = { operation: 'PATCH /x', body: { '*': 'computed.nothing_of_ours' } };
    expect(() => undoOf({ ...one, facts: { kind: 'act', inverse: wrong } })).toThrow('nothing_of_ours');
  });

  it('is given no secret', () => {
    const inverse = { operation: 'POST /old', body: { name: 'before.name', client_secret: 'before.s' } };
    const one: Made = {
      facts: { kind: 'act', inverse },
      present: found({ name: 'x', s: 'a-real-secret-1' }),
      wire: {},
    };
    expect(why(one)).toBe('Secrets are not kept, so client_secret cannot be restored.');
    const whole = { operation: 'POST /old', body: { '*': 'before.list' } };
    const list = (item: object): Made => ({
      ...{ facts: { kind: 'act', inverse: whole }, present: found({ list: [item] }), wire: {} },
    });
    expect(why(list({ client_secret: 'a-real-secret-1' }))).toBe(
      'Secrets are not kept, so its content cannot be restored.',
    );
    expect(undoOf(list({ name: 'x' }))).toMatchObject({ calls: [{ body: [{ name: 'x' }] }] });
  });
});

describe('a change that cannot be undone', () => {
  it('says why, whatever else is known of it', () => {
    const inverse = { operation: 'POST /x' };
    const present = found({});
    expect(why({ facts: { cannotUndo: 'The mail is sent.', inverse }, present })).toBe('The mail is sent.');
    for (const kind of ['act', 'create', 'delete', 'link'] as const)
      expect(why({ facts: { kind }, present })).toBe('The API has no operation that reverses it.');
  });
});
