import type { FieldModel } from './fields.js';
import { type QueryNode, QuerySyntaxError, type RangeBound } from './syntax.js';
import { dateSpan, hasValue, someValue, words } from './values.js';

export type Predicate<T> = (doc: T) => boolean;
/** A leading `*` must be followed by at least this many characters. */
const MIN_SUFFIX = 3;

/** Turns a query into a test of documents; throws QuerySyntaxError for what the field model does not allow. */
export function compile<T extends object>(node: QueryNode, model: FieldModel<T>): Predicate<T> {
  switch (node.kind) {
    case 'all':
      return () => true;
    case 'and': {
      const tests = node.nodes.map((child) => compile(child, model));
      return (doc) => tests.every((test) => test(doc));
    }
    case 'or': {
      const tests = node.nodes.map((child) => compile(child, model));
      return (doc) => tests.some((test) => test(doc));
    }
    case 'not': {
      const test = compile(node.node, model);
      return (doc) => !test(doc);
    }
    case 'exists': {
      const derived = model.derived?.get(node.field);
      if (derived) return (doc) => (derived(doc)?.length ?? 0) > 0;
      model.typeOf(node.field);
      const path = node.field.split('.');
      return (doc) => hasValue(doc, path);
    }
    case 'range':
      refuseIfExactOnly(node.field, model, 'Range');
      return onField(node.field, model, rangeTest(node.field, node.from, node.to, model));
    case 'term':
      return node.field === undefined
        ? anyDefault(model, (field) => termTest(field, node.value, model))
        : onField(node.field, model, termTest(node.field, node.value, model));
    case 'phrase':
      return node.field === undefined
        ? anyDefault(model, (field) => phraseTest(field, node.value, model))
        : onField(node.field, model, exactTest(node.field, node.value, model));
    case 'wildcard': {
      const suffix = node.pieces[1] ?? '';
      if (node.pieces[0] === '' && suffix.length < MIN_SUFFIX) {
        throw new QuerySyntaxError(`A leading wildcard needs at least ${MIN_SUFFIX} characters after it`);
      }
      if (node.field !== undefined) refuseIfExactOnly(node.field, model, 'Wildcard');
      return node.field === undefined
        ? anyDefault(model, (field) => wildcardTest(field, node.pieces, model))
        : onField(node.field, model, wildcardTest(node.field, node.pieces, model));
    }
  }
}

type ScalarTest = (value: unknown) => boolean;

function onField<T extends object>(field: string, model: FieldModel<T>, test: ScalarTest): Predicate<T> {
  const derived = model.derived?.get(field);
  if (derived) return (doc) => derived(doc)?.some(test) ?? false;
  const path = field.split('.');
  if (path.length === 1) {
    return (doc) => {
      const value = Object.hasOwn(doc, field) ? (doc as Record<string, unknown>)[field] : undefined;
      return typeof value === 'object' ? someValue(value, [], test) : value !== undefined && test(value);
    };
  }
  return (doc) => someValue(doc, path, test);
}

function anyDefault<T extends object>(
  model: FieldModel<T>,
  make: (field: string) => ScalarTest,
): Predicate<T> {
  const tests = model.defaults.map((field) => onField(field, model, make(field)));
  return (doc) => tests.some((test) => test(doc));
}

function refuseIfExactOnly<T>(field: string, model: FieldModel<T>, what: string): void {
  const name = model.exactOnly(field);
  if (name !== undefined) throw new QuerySyntaxError(`${what} searches are not supported on ${name}`);
}

/** The whole value; dates by the span they name, numbers and booleans by value. */
function exactTest<T>(field: string, text: string, model: FieldModel<T>): ScalarTest {
  const type = model.typeOf(field);
  if (type === 'text' || type === 'words') {
    const wanted = text.toLowerCase();
    return (value) =>
      typeof value === 'string' && value.length === text.length && value.toLowerCase() === wanted;
  }
  const span = type === 'date' ? dateSpan(text) : undefined;
  if (span) return dateTest(span[0], span[1]);
  const number = text.trim() === '' ? Number.NaN : Number(text);
  return (value) =>
    typeof value === 'number'
      ? value === number
      : typeof value === 'boolean'
        ? String(value) === text
        : value === text;
}

function termTest<T>(field: string, text: string, model: FieldModel<T>): ScalarTest {
  const exact = exactTest(field, text, model);
  if (model.typeOf(field) !== 'words') return exact;
  const wanted = text.toLowerCase();
  return (value) => {
    if (typeof value !== 'string') return false;
    const lower = value.toLowerCase();
    return lower === wanted || hasWord(lower, wanted);
  };
}

/** A phrase without a field: the words side by side in a text field. */
function phraseTest<T>(field: string, text: string, model: FieldModel<T>): ScalarTest {
  const exact = exactTest(field, text, model);
  if (model.typeOf(field) !== 'words') return exact;
  const wanted = words(text).join(' ');
  if (wanted === '') return exact;
  return (value) =>
    exact(value) || (typeof value === 'string' && ` ${words(value).join(' ')} `.includes(` ${wanted} `));
}

function wildcardTest<T>(field: string, pieces: string[], model: FieldModel<T>): ScalarTest {
  const type = model.typeOf(field);
  const insensitive = type === 'text' || type === 'words';
  const parts = insensitive ? pieces.map((piece) => piece.toLowerCase()) : pieces;
  const longest = parts.reduce((a, b) => (b.length > a.length ? b : a), '');
  return (value) => {
    if (typeof value === 'boolean') return false;
    const text = typeof value === 'string' ? value : String(value);
    const whole = insensitive ? text.toLowerCase() : text;
    if (!whole.includes(longest)) return false;
    if (matchesPieces(whole, parts)) return true;
    return type === 'words' && words(whole).some((word) => matchesPieces(word, parts));
  };
}

function matchesPieces(text: string, pieces: string[]): boolean {
  const first = pieces[0] as string;
  const last = pieces[pieces.length - 1] as string;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last))
    return false;
  let at = first.length;
  const end = text.length - last.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found < 0 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return at <= end;
}

const WORD_CHARACTER = /[\p{L}\p{N}_]/u;

/** `text` contains `word` (both lowercase) with no letter or digit next to it. */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = at === 0 ? '' : (text[at - 1] as string);
    const after = text[at + word.length] ?? '';
    if (!WORD_CHARACTER.test(before) && !WORD_CHARACTER.test(after)) return word !== '';
  }
  return false;
}

const within = (value: number, first: number, last: number): boolean => value >= first && value <= last;

/** The moments between which years are written with four digits. */
const [YEAR_0, YEAR_9999] = [Date.parse('0000-01-01T00:00:00.000Z'), Date.parse('9999-12-31T23:59:59.999Z')];

/** Dates between two moments (epoch milliseconds). Full timestamps in UTC compare as text, which spares reading them. */
function dateTest(low: number, high: number): ScalarTest {
  const plain = (moment: number): string =>
    moment < YEAR_0 ? '' : moment > YEAR_9999 ? '~' : new Date(moment).toISOString();
  const [first, last] = [plain(low), plain(high)];
  return (value) => {
    if (typeof value !== 'string') return false;
    if (value.length === 24 && value[23] === 'Z') return value >= first && value <= last;
    return within(Date.parse(value), low, high);
  };
}

function rangeTest<T>(field: string, from: RangeBound, to: RangeBound, model: FieldModel<T>): ScalarTest {
  const type = model.typeOf(field);
  if (type === 'date') {
    const first =
      from.value === undefined
        ? Number.NEGATIVE_INFINITY
        : dateBound(field, from.value)[from.inclusive ? 0 : 1];
    const last =
      to.value === undefined ? Number.POSITIVE_INFINITY : dateBound(field, to.value)[to.inclusive ? 1 : 0];
    const low = from.value === undefined || from.inclusive ? first : first + 1;
    const high = to.value === undefined || to.inclusive ? last : last - 1;
    return dateTest(low, high);
  }
  const fold = (text: string): string => (type === 'text' || type === 'words' ? text.toLowerCase() : text);
  return (value) => {
    if (typeof value === 'number') return above(value, from, Number) && below(value, to, Number);
    if (typeof value !== 'string') return false;
    return above(fold(value), from, fold) && below(fold(value), to, fold);
  };
}

function dateBound(field: string, text: string): [number, number] {
  const span = dateSpan(text);
  if (!span) throw new QuerySyntaxError(`'${text}' is not a date, in the range on ${field}`);
  return span;
}

function above<V>(value: V, bound: RangeBound, read: (text: string) => V): boolean {
  if (bound.value === undefined) return true;
  const limit = read(bound.value);
  return bound.inclusive ? value >= limit : value > limit;
}

function below<V>(value: V, bound: RangeBound, read: (text: string) => V): boolean {
  if (bound.value === undefined) return true;
  const limit = read(bound.value);
  return bound.inclusive ? value <= limit : value < limit;
}
