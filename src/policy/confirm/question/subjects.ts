/** What a call concerns, read from the tenant: the objects that it acts on, and what depends on them. */
import type { ToolRecord } from '../../../catalog/tool-record.js';
import { pick, secondaryId, type Wire } from '../../../catalog/wire.js';
import type { QueryValue } from '../../../client/types.js';
import { isObject } from '../../../text/is-object.js';
import { capitalized, listIn, text } from '../../../text/values.js';
import type { Change } from '../../change/change.js';
import { presentValue } from '../../change/present.js';
import { oneLine, quoteLine } from '../../outgoing/outgoing.js';
import { hasMarkup } from '../form-text.js';
import { type Detail, general, names, type Plan, type Subject } from '../preview-plans/parts.js';
import { type PreviewReader, type Reading, readOne } from '../preview-read.js';
import { ownParameters } from './default-plan.js';
import { quoteWhole } from './value-lines.js';

/** Number of ids whose objects are read; all of them are named by their ids in the change itself. */
const MOST_READS = 60;
/** Number of objects that have a block of lines each; those after them take one line. */
const MOST_BLOCKS = 20;
/** Fields that are told of an object on one line. */
const FIELDS_IN_BRIEF = 2;
/** Characters of a field that is context: what changes is shown whole elsewhere. */
const CONTEXT = 300;
/** Names of dependents that are shown next to their number. */
const NAMES_OF_DETAIL = 5;

/** One object that the call acts on. */
export interface ShownSubject {
  subject: Omit<Subject, 'get' | 'params'>;
  id: string;
  reading: Reading;
}

export interface Concerned {
  shown: ShownSubject[];
  /** Blocks of lines: objects, then what depends on them. */
  lines: string[];
  /** References that a heading shows, such as `path.id`. */
  used: Set<string>;
}

/** Reads the plan's objects. Rejects if a read fails, unless the object is absent or a scope is missing. */
export async function readConcerned(plan: Plan, wire: Wire, read: PreviewReader): Promise<Concerned> {
  const used = new Set<string>();
  const shown = await readSubjects(plan, wire, read, used);
  const target = shown[0]?.reading;
  const details = await Promise.all(plan.details.map((detail) => detailLine(detail, wire, target, read)));
  const found = details.filter((line) => line !== undefined);
  const lines = shown
    .slice(0, MOST_BLOCKS)
    .flatMap(({ subject, id, reading }) => ['', ...subjectLines(subject, id, reading)]);
  const after = [
    ...shown.slice(MOST_BLOCKS).map(briefLine),
    ...plan.subjects.flatMap((one) => unread(one, wire)),
  ];
  if (after.length > 0) lines.push('', ...after);
  if (found.length > 0) lines.push('', ...found);
  return { shown, lines, used };
}

/** Says how many of a list of ids were not read: they stand in the change without a name. */
function unread({ label, params }: Subject, wire: Wire): string[] {
  return Object.values(params).flatMap((reference) => {
    const ids = resolve(reference, wire, undefined);
    const more = Array.isArray(ids) ? ids.length - MOST_READS : 0;
    return more > 0 ? [`${label}: ${more} more were not read, and are named below by their ids alone`] : [];
  });
}

/** An object on one line: its id and what names it. */
export function briefLine({ subject, id, reading }: ShownSubject): string {
  if (reading.kind === 'pending') return madeBefore(subject, reading.step);
  const head = `${subject.label} ${quoteWhole(id)}`;
  if (reading.kind === 'absent') return `${head}: ${nothingThere(subject)}`;
  if (reading.kind === 'forbidden') return `${head}: could not be read (${reading.why})`;
  const told = namesOf(subject, reading.value);
  return told.length === 0 ? head : `${head}: ${told.join(', ')}`;
}

/** By what it was looked for: its id, or a name that stands for it. */
const nothingThere = ({ entry }: ShownSubject['subject']): string =>
  `no object has this ${entry?.field === 'name' || entry?.field === 'email' ? entry.field : 'id'}`;

const madeBefore = ({ label }: ShownSubject['subject'], step: number): string =>
  `${label}: made by change ${step}`;

/** What names an object that was read. */
export const namesOf = ({ fields }: ShownSubject['subject'], value: unknown): string[] =>
  fields.flatMap(([path]) => display(pick(value, path)) ?? []).slice(0, FIELDS_IN_BRIEF);

/** "Update an action", "Replace a rule": what such a title names. */
const OBJECT_IN_TITLE = /^(?:Update|Replace|Set|Change) (?:an? |the )?(.+)/;

/** The object in the call's path, as it was read for the change: whose id it is that the call names. */
export function changedObject(tool: ToolRecord, wire: Wire, change?: Change): Concerned | undefined {
  // What is set for the first time is named by the call alone.
  const value = change?.present.kind === 'absent' ? {} : change && presentValue(change.present);
  if (!isObject(value)) return undefined;
  const [label] = OBJECT_IN_TITLE.exec(tool.title)?.slice(1) ?? [];
  const own = ownParameters(tool);
  if (label === undefined || own.length === 0) return undefined;
  const references = own.map((parameter) => `path.${parameter}`);
  const about = { label: capitalized(label), name: names, fields: general };
  const reading: Reading = { kind: 'found', value };
  const id = references.map((reference) => resolve(reference, wire, undefined)).join('/');
  return {
    shown: [{ subject: about, id, reading }],
    lines: ['', ...subjectLines(about, id, reading)],
    used: new Set(references),
  };
}

/** The value of a reference, if the call has one. */
function resolve(reference: string, wire: Wire, target: Reading | undefined): unknown {
  if (reference === 'secondary') return secondaryId(wire);
  if (reference.startsWith('target.')) {
    return target?.kind === 'found' ? pick(target.value, reference.slice('target.'.length)) : undefined;
  }
  return pick(wire, reference);
}

async function readSubjects(
  plan: Plan,
  wire: Wire,
  read: PreviewReader,
  used: Set<string>,
): Promise<ShownSubject[]> {
  // What refers to the first object has no id until that one is read.
  const early = await Promise.all(
    plan.subjects.map((subject) => readSubject(subject, wire, undefined, read, used)),
  );
  const later = plan.subjects.filter((subject) => needsTarget(subject));
  const target = early[0]?.[0]?.reading;
  const late = await Promise.all(later.map((subject) => readSubject(subject, wire, target, read, used)));
  return [...early, ...late].flat();
}

const needsTarget = (subject: Subject): boolean =>
  Object.values(subject.params).some((reference) => reference.startsWith('target.'));

async function readSubject(
  subject: Subject,
  wire: Wire,
  target: Reading | undefined,
  read: PreviewReader,
  used: Set<string>,
): Promise<ShownSubject[]> {
  const values = Object.entries(subject.params).map(
    ([name, reference]) => [name, reference, resolve(reference, wire, target)] as const,
  );
  const query = fill(subject.query, wire, target);
  if (query === undefined || values.some(([, , value]) => value === undefined || value === null)) return [];
  const list = values.find(([, , value]) => Array.isArray(value));
  // Entries that are objects are no ids.
  if (values.some(([, , value]) => [value].flat().some((one) => typeof one === 'object'))) return [];
  const ids = list ? (list[2] as unknown[]).slice(0, MOST_READS) : [undefined];
  // The heading shows one id; arguments not shown there are listed below.
  const heading = subject.entry?.equals ?? values.at(-1)?.[1];
  if (heading !== undefined && heading !== list?.[1]) used.add(heading);
  return Promise.all(
    ids.map(async (id) => {
      const params = Object.fromEntries(
        values.map(([name, , value]) => [name, String(Array.isArray(value) ? id : value)]),
      );
      const sought = subject.entry && entryOf(subject, wire);
      const reading = await readOne(read, subject.get, params, query, sought);
      const entry = subject.entry ? String(resolve(subject.entry.equals, wire, target) ?? '') : undefined;
      return { subject, id: entry ?? Object.values(params).at(-1) ?? '', reading };
    }),
  );
}

function entryOf(subject: Subject, wire: Wire) {
  const { field, equals } = subject.entry as NonNullable<Subject['entry']>;
  return { field, value: resolve(equals, wire, undefined) };
}

/** Fills `{reference}`s in query values; a value put between quotes is escaped for the search syntax. */
function fill(
  query: Record<string, string> | undefined,
  wire: Wire,
  target: Reading | undefined,
): Record<string, QueryValue> | undefined {
  if (!query) return {};
  const filled: Record<string, QueryValue> = {};
  for (const [name, template] of Object.entries(query)) {
    let complete = true;
    filled[name] = template.replace(/("?)\{([^}]+)\}/g, (_, quote: string, reference: string) => {
      const value = resolve(reference, wire, target);
      if (value === undefined || value === null || value === '') complete = false;
      return quote + (quote ? String(value).replace(/[\\"]/g, '\\$&') : String(value));
    });
    if (!complete) return undefined;
  }
  return filled;
}

async function detailLine(
  detail: Detail,
  wire: Wire,
  target: Reading | undefined,
  read: PreviewReader,
): Promise<string | undefined> {
  const values = Object.entries(detail.params).map(
    ([name, reference]) => [name, resolve(reference, wire, target)] as const,
  );
  const query = fill(detail.query, wire, target);
  if (query === undefined || values.some(([, value]) => value === undefined || value === null))
    return undefined;
  const params = Object.fromEntries(values.map(([name, value]) => [name, String(value)]));
  const reading = await readOne(read, detail.get, params, query);
  if (reading.kind === 'pending') return undefined;
  if (reading.kind === 'absent') return `${detail.label}: none`;
  if (reading.kind === 'forbidden') return `${detail.label}: could not be read (${reading.why})`;
  const { items, count } = listOf(reading.value);
  const shown = items.slice(0, NAMES_OF_DETAIL).flatMap((item) => {
    const name = firstText(item, detail.names);
    const within = detail.within === undefined ? undefined : firstText(item, [detail.within]);
    if (name === undefined) return [];
    return [`${quoteLine(name, 60)}${within === undefined ? '' : ` in ${quoteLine(within, 60)}`}`];
  });
  const more = count.number > shown.length ? ', …' : '';
  return `${detail.label}: ${count.text}${shown.length > 0 ? ` (${shown.join(', ')}${more})` : ''}`;
}

/** The entries of any API list, and their number as far as one page shows it. */
function listOf(body: unknown): { items: unknown[]; count: { number: number; text: string } } {
  const { total, next, ...others } = Object(body) as Record<string, unknown>;
  const items = Array.isArray(body) ? body : (listIn(others) ?? []);
  if (typeof total === 'number') return { items, count: { number: total, text: String(total) } };
  const open = typeof next === 'string' && next !== '';
  return { items, count: { number: items.length, text: `${items.length}${open ? ' or more' : ''}` } };
}

function firstText(item: unknown, paths: readonly string[]): string | undefined {
  if (typeof item === 'string') return paths.length > 0 ? item : undefined;
  for (const path of paths) {
    const value = pick(item, path);
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') return String(value);
  }
  return undefined;
}

function subjectLines(subject: ShownSubject['subject'], id: string, reading: Reading): string[] {
  if (reading.kind === 'pending') return [madeBefore(subject, reading.step)];
  const named = id === '' ? '' : ` ${quoteWhole(id)}`;
  if (reading.kind === 'absent') return [`${subject.label}${named}: ${nothingThere(subject)}`];
  if (reading.kind === 'forbidden') return [`${subject.label}${named}: could not be read (${reading.why})`];
  const lines = subject.fields.flatMap(([path, label]) => {
    const value = display(pick(reading.value, path));
    return value === undefined ? [] : [`  ${label}: ${value}`];
  });
  return [`${subject.label}${named}`, ...lines];
}

const plainDate = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d)$/;

/** One value as text; undefined for an empty one. */
function display(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return plainDate.test(value) ? value : quoteLine(value, CONTEXT);
  if (Array.isArray(value)) {
    if (value.length === 0) return 'none';
    return value
      .map((item) => {
        const name = firstText(item, ['connection', 'value', 'name', 'id', 'permission_name']);
        return quoteLine(name ?? JSON.stringify(item), CONTEXT);
      })
      .join(', ');
  }
  return quoteLine(JSON.stringify(value), CONTEXT);
}

/** Whether a name can be typed as displayed: no hidden characters, no quotes, no markup, not too long. */
function typeable(text: string | undefined): text is string {
  return (
    text !== undefined &&
    text.length > 0 &&
    text.length <= 100 &&
    text.trim() === text &&
    !/["\\\t\n\r]| {2}/.test(text) &&
    !hasMarkup(text) &&
    oneLine(text, text.length) === text
  );
}

/** The target's own name; its id if the name cannot be typed; the tenant's name if it has neither. */
export function nameToType(shown: readonly ShownSubject[], plan: Plan, wire: Wire, tenant: string): string {
  const target = shown[0];
  const fields =
    target?.reading.kind === 'found'
      ? target.subject.name.map((path) => pick((target.reading as { value: unknown }).value, path))
      : [];
  const ids = Object.values(plan.subjects[0]?.params ?? {}).map((reference) =>
    resolve(reference, wire, undefined),
  );
  const candidates = [...fields, target?.id, ...ids].map(text);
  return candidates.find(typeable) ?? (typeable(tenant) ? tenant : 'confirm');
}
