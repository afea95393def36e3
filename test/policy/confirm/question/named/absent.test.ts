/** What a call names and the tenant does not have. */
import { describe, expect, it } from 'vitest';
import type { Change } from '../../../../../src/policy/change/change.js';
import type { Reading } from '../../../../../src/policy/confirm/preview-read.js';
import { absentObjects, absentOfAll } from '../../../../../src/policy/confirm/question/named/absent.js';
import type { ShownSubject } from '../../../../../src/policy/confirm/question/subjects.js';
import { refuseAbsent } from '../../../../../src/policy/confirm/refusals.js';

const change = (kind: string, wire: object = {}): Change =>
  ({ facts: { kind }, wire: { path: {}, query: {}, body: undefined, ...wire } }) as unknown as Change;
const shown = (label: string, id: string, kind = 'absent', entry?: unknown): ShownSubject => ({
  subject: { label, ...(entry === undefined ? {} : { entry }) } as ShownSubject['subject'],
  id,
  reading: { kind } as unknown as Reading,
});

describe('an absent object is a reason against a change', () => {
  it.each([
    ['of its path', { path: { id: 'rol_1' } }],
    ['of its body', { body: { roles: ['rol_1'] } }],
    ['of its query', { query: { role: 'rol_1' } }],
  ])('where it is %s', (_, wire) => {
    for (const kind of ['update', 'create', 'link', 'act'])
      expect(
        absentObjects(change(kind, wire), [shown('Role', 'rol_1'), shown('Role', 'rol_2', 'found')]),
      ).toEqual(['Role "rol_1"']);
  });

  it('unless it may be gone already, was looked for in a list, was found, or is not given in so many words', () => {
    const wire = { path: { id: 'rol_1' } };
    for (const kind of ['delete', 'unlink'])
      expect(absentObjects(change(kind, wire), [shown('Role', 'rol_1')])).toEqual([]);
    const update = change('update', wire);
    expect(absentObjects(update, [shown('Role', 'rol_1', 'absent', 'id')])).toEqual([]);
    expect(absentObjects(update, [shown('Role', 'rol_1', 'found')])).toEqual([]);
    expect(absentObjects(update, [shown('Role', 'rol_1', 'missing_scope')])).toEqual([]);
    expect(absentObjects(update, [shown('Role', 'rol_'), shown('Role', 'ol_1')])).toEqual([]);
    expect(absentObjects(undefined, [shown('Role', 'rol_1')])).toEqual([]);
  });
});

describe('the refusal of what is not there', () => {
  it.each([
    [['Role "rol_1"'], 'There is no role "rol_1". '],
    [
      ['User "Ann"', 'API "Xyz"', 'Client grant "Ab"'],
      'There is no user "Ann", no API "Xyz", no client grant "Ab". ',
    ],
  ])('names it within a sentence: %j', (objects, sentence) => {
    const { kind, code, reason } = refuseAbsent(objects, false);
    expect({ kind, code }).toEqual({ kind: 'refuse', code: 'not_found' });
    expect(reason).toBe(
      `${sentence}Nothing was changed. Arguments take ids, not names: list or search first.`,
    );
    expect(refuseAbsent(objects, true).reason).toContain(`${reason} The id that change 1 makes`);
  });
});

describe('of several changes', () => {
  const step = (kind: string, ...absent: string[]) => ({ change: change(kind), absent });

  it('it is one until an earlier one creates something', () => {
    expect(absentOfAll([step('update', 'Role "a"'), step('update', 'Role "b"')])).toEqual([
      'Role "a"',
      'Role "b"',
    ]);
    expect(absentOfAll([step('create', 'Role "a"'), step('update', 'Role "auth0|a.b-c@d+e:f_1"')])).toEqual([
      'Role "a"',
    ]);
    expect(absentOfAll([step('update', 'Role "a"'), step('create'), step('update', 'Role "b"')])).toEqual([
      'Role "a"',
    ]);
  });

  it('what no creation can have made stays one', () => {
    const odd = ['Role "a b"', 'Role "a/b"', 'Role "$1.id"', 'Role "a\\"b"'];
    expect(absentOfAll([step('create'), step('update', ...odd)])).toEqual(odd);
  });
});
