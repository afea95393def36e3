/**
 * Builds what a person reads before they agree: what would be done, to what, and what else is affected. Plain
 * lines of `label: value`; everything that comes from the tenant or the model is quoted on its line, so that
 * it cannot look like one of our lines.
 */
import type { ToolRecord } from '../../catalog/tool-record.js';
import { pick, secondaryId, type Wire } from '../../catalog/wire.js';
import type { QueryValue } from '../../client/types.js';
import { neutralize, oneLine, quoteLine, redactArguments } from '../outgoing/outgoing.js';
import { operationOf } from './confirm-levels.js';
import { previewPlans } from './preview-plans/all.js';
import type { Detail, Plan, Subject } from './preview-plans/parts.js';
import type { PreviewReader } from './preview-read.js';
import { type Reading, readOne } from './preview-read.js';

export interface PreviewRequest {
  wire: Wire;
  tenant: string;
  read: PreviewReader;
  /** False shows the arguments alone. */
  live: boolean;
}

export interface Preview {
  text: string;
  /** The name to type, if one is required. */
  name: string;
}

/** Number of ids whose objects are read; the others are listed by id only. */
const subjectsOfList = 3;
const valuesOfList = 5;
const argumentLines = 25;
const noPlan: Plan = { subjects: [], details: [] };

interface Shown {
  subject: Subject;
  id: string;
  reading: Reading;
}

/** Reads and describes what is at stake. Rejects if a read fails, unless the object is absent or a scope is missing. */
export async function buildPreview(request: PreviewRequest): Promise<Preview> {
  const { wire, tenant, live } = request;
  const { tool, args } = wire;
  const plan = previewPlans[operationOf(tool) ?? ''] ?? noPlan;
  // The line about many entries replaces the argument that contains them.
  const used = new Set<string>(plan.bulk ? [plan.bulk.at] : []);
  const lines = [`${oneLine(tool.title)} (${tool.name})`, `Tenant: ${oneLine(tenant)}`];
  const shown = live ? await readSubjects(plan, wire, request.read, used) : [];
  for (const { subject, id, reading } of shown) lines.push('', ...subjectLines(subject, id, reading));
  if (live) {
    const target = shown[0]?.reading;
    const [details, present] = await Promise.all([
      Promise.all(plan.details.map((detail) => detailLine(detail, wire, target, request.read))),
      plan.settings && !sameAsFirst(plan, shown) ? readSettings(plan, wire, request.read) : target,
    ]);
    const found = details.filter((line) => line !== undefined);
    if (found.length > 0) lines.push('', ...found);
    lines.push(...argumentSection(tool, args, used, plan.settings ? present : undefined));
  } else {
    lines.push(...argumentSection(tool, args, used, undefined));
  }
  if (plan.bulk) lines.push('', bulkLine(plan.bulk, wire));
  if (plan.consequence) lines.push('', plan.consequence);
  return { text: lines.join('\n'), name: nameToType(shown, plan, wire, tenant) };
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
): Promise<Shown[]> {
  const [first, ...rest] = plan.subjects;
  if (!first) return [];
  const later = rest.filter((subject) => needsTarget(subject));
  const now = [first, ...rest.filter((subject) => !needsTarget(subject))];
  const early = await Promise.all(now.map((subject) => readSubject(subject, wire, undefined, read, used)));
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
): Promise<Shown[]> {
  const values = Object.entries(subject.params).map(
    ([name, reference]) => [name, reference, resolve(reference, wire, target)] as const,
  );
  if (values.some(([, , value]) => value === undefined || value === null)) return [];
  const list = values.find(([, , value]) => Array.isArray(value));
  const ids = list ? (list[2] as unknown[]).slice(0, subjectsOfList) : [undefined];
  // The heading shows one id; arguments not shown there are listed below.
  const heading = subject.entry?.equals ?? values.at(-1)?.[1];
  if (heading !== undefined && heading !== list?.[1]) used.add(heading);
  return Promise.all(
    ids.map(async (id) => {
      const params = Object.fromEntries(
        values.map(([name, , value]) => [name, String(Array.isArray(value) ? id : value)]),
      );
      const query = fill(subject.query, wire, target);
      const reading = await readOne(
        read,
        subject.get,
        params,
        query,
        subject.entry && entryOf(subject, wire),
      );
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
  if (reading.kind === 'absent') return `${detail.label}: none`;
  if (reading.kind === 'forbidden') return `${detail.label}: could not be read (${reading.why})`;
  const { items, count } = listOf(reading.value);
  const shown = items.slice(0, valuesOfList).flatMap((item) => {
    const name = firstText(item, detail.names);
    return name === undefined ? [] : [quoteLine(name, 60)];
  });
  const more = shown.length > 0 && count.number > shown.length ? ', …' : '';
  return `${detail.label}: ${count.text}${shown.length > 0 ? ` (${shown.join(', ')}${more})` : ''}`;
}

/** The entries of any API list, and their number as far as one page shows it. */
function listOf(body: unknown): { items: unknown[]; count: { number: number; text: string } } {
  const object = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const items = Array.isArray(body) ? body : (Object.values(object).find(Array.isArray) ?? []);
  const total = typeof object.total === 'number' ? object.total : undefined;
  if (total !== undefined) return { items, count: { number: total, text: String(total) } };
  const open = typeof object.next === 'string' && object.next !== '';
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

function subjectLines(subject: Subject, id: string, reading: Reading): string[] {
  const named = id === '' ? '' : ` ${quoteLine(id)}`;
  if (reading.kind === 'absent') return [`${subject.label}${named}: no object has this id`];
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
  if (typeof value === 'string') return plainDate.test(value) ? value : quoteLine(value);
  if (Array.isArray(value)) {
    if (value.length === 0) return 'none';
    const names = value.slice(0, valuesOfList).map((item) => {
      const name = firstText(item, ['connection', 'value', 'name', 'id', 'permission_name']);
      return quoteLine(name ?? JSON.stringify(item) ?? '', 60);
    });
    return `${names.join(', ')}${value.length > valuesOfList ? `, … (${value.length} in total)` : ''}`;
  }
  return quoteLine(JSON.stringify(value) ?? '');
}

interface Leaf {
  /** The path after the argument's name: `.sink.url`, `[0].ref.value`. */
  label: string;
  path: string[];
  value: unknown;
}

/** The members of an argument, one by one: as one text, the end of an object or short list would be cut off. */
function leavesOf(value: unknown, label = '', path: string[] = []): Leaf[] {
  const list = Array.isArray(value);
  const open = list
    ? value.length <= valuesOfList && value.some((item) => typeof item === 'object' && item !== null)
    : typeof value === 'object' && value !== null;
  const members = open ? Object.entries(value as object) : [];
  if (members.length === 0) return [{ label, path, value }];
  return members.flatMap(([key, item]) => {
    const named = list ? `[${key}]` : `.${/^[\w$-]{1,60}$/.test(key) ? key : quoteLine(key, 60)}`;
    return leavesOf(item, label + named, [...path, key]);
  });
}

/** The arguments not covered by a line above, with the current value if there is one to compare. */
function argumentSection(
  tool: ToolRecord,
  args: Record<string, unknown>,
  used: ReadonlySet<string>,
  present: Reading | undefined,
): string[] {
  const masked = redactArguments(tool, args);
  const shown: string[][] = [];
  for (const [name, whole] of Object.entries(masked)) {
    const bound = Object.hasOwn(tool.binding, name) ? tool.binding[name] : undefined;
    if (whole === undefined || (bound && used.has(`${bound.in}.${bound.name}`))) continue;
    const lines = leavesOf(whole).map(({ label, path, value }) => {
      const now =
        bound?.in === 'body' && present?.kind === 'found'
          ? display(pick(present.value, [bound.name, ...path].join('.')))
          : undefined;
      const next = value === null ? 'nothing' : (display(value) ?? '""');
      const count = Array.isArray(value) && value.length > 1 ? ` (${value.length})` : '';
      return now === undefined || now === next
        ? `  ${oneLine(name)}${label}${count}: ${next}`
        : `  ${oneLine(name)}${label}: ${now} -> ${next}`;
    });
    shown.push(lines);
  }
  return shown.length === 0 ? [] : ['', 'With', ...fitted(shown)];
}

/** As many lines of each argument as fit: one with many members must not crowd out another. */
function fitted(shown: readonly string[][]): string[] {
  let share = argumentLines;
  const needed = (): number => shown.reduce((sum, { length }) => sum + Math.min(length, share), 0);
  while (share > 1 && needed() > argumentLines) share--;
  const lines = shown.slice(0, argumentLines).flatMap((all) => {
    const rest = all.length - share;
    return rest > 0 ? [...all.slice(0, share), `    … and ${rest} more of it not shown`] : all;
  });
  const rest = shown.length - argumentLines;
  return rest > 0 ? [...lines, `  … and ${rest} more arguments not shown`] : lines;
}

/** A list in an argument, as an array or as JSON text: its length and the first few. */
function bulkLine({ label, at, names }: NonNullable<Plan['bulk']>, wire: Wire): string {
  let list = resolve(at, wire, undefined);
  if (typeof list === 'string') {
    try {
      list = JSON.parse(list);
    } catch {
      return `${label}: could not be counted: the text is not JSON`;
    }
  }
  if (!Array.isArray(list)) return `${label}: could not be counted: it is not a list`;
  const first = list.slice(0, valuesOfList).map((item) => quoteLine(firstText(item, names) ?? '?', 60));
  return `${label}: ${list.length}${first.length > 0 ? ` (${first.join(', ')}${list.length > first.length ? ', …' : ''})` : ''}`;
}

/** Whether the settings have already been read as the first subject. */
function sameAsFirst(plan: Plan, shown: readonly Shown[]): boolean {
  return shown.length > 0 && plan.subjects[0]?.get === plan.settings?.get;
}

async function readSettings(plan: Plan, wire: Wire, read: PreviewReader): Promise<Reading | undefined> {
  const { get, params } = plan.settings as NonNullable<Plan['settings']>;
  const values = Object.entries(params).map(([name, reference]) => [
    name,
    resolve(reference, wire, undefined),
  ]);
  if (values.some(([, value]) => value === undefined)) return undefined;
  return readOne(read, get, Object.fromEntries(values.map(([name, value]) => [name, String(value)])));
}

/** Whether a name can be typed as displayed: no hidden characters, no quotes, not too long. */
function typeable(text: string | undefined): text is string {
  return (
    text !== undefined &&
    text.length > 0 &&
    text.length <= 100 &&
    text.trim() === text &&
    !/["\\\t\n\r]| {2}/.test(text) &&
    neutralize(text) === text
  );
}

/** The target's own name; its id if the name cannot be typed; the tenant's name if it has neither. */
function nameToType(shown: readonly Shown[], plan: Plan, wire: Wire, tenant: string): string {
  const target = shown[0];
  const fields =
    target?.reading.kind === 'found'
      ? target.subject.name.map((path) => pick((target.reading as { value: unknown }).value, path))
      : [];
  const ids = Object.values(plan.subjects[0]?.params ?? {}).map((reference) =>
    resolve(reference, wire, undefined),
  );
  const candidates = [...fields, target?.id, ...ids].map((value) =>
    typeof value === 'string' ? value : undefined,
  );
  return candidates.find(typeable) ?? (typeable(tenant) ? tenant : 'confirm');
}
