/** The filters of Liquid templates. Source: public documentation, supported-liquid-syntax. */
import { isObject } from '../../text/is-object.js';
import { written } from './values.js';

type Filter = (value: unknown, ...args: unknown[]) => unknown;

const number = (value: unknown): number => {
  const found = Number(value);
  return Number.isFinite(found) ? found : 0;
};
const list = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
const text =
  (change: (value: string, ...args: string[]) => unknown): Filter =>
  (value, ...args) =>
    change(written(value), ...args.map(written));
const math =
  (change: (value: number, ...args: number[]) => number): Filter =>
  (value, ...args) =>
    change(number(value), ...args.map(number));

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};
const escaped = (value: string): string => value.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
const unescaped = (value: string): string =>
  Object.entries(ENTITIES).reduceRight((text, [sign, entity]) => text.replaceAll(entity, sign), value);

const compared = (fold: (value: unknown) => string | number) => (a: unknown, b: unknown) => {
  const [one, other] = [fold(a), fold(b)];
  return one < other ? -1 : one > other ? 1 : 0;
};
const by = (value: unknown, key: unknown): unknown =>
  key !== undefined && isObject(value) ? value[String(key)] : value;
const plainOrder = (value: unknown): string | number => (typeof value === 'number' ? value : written(value));

/** Letters of `date`, of the time in UTC. */
function formatted(value: unknown, format: string): string {
  const at = value === 'now' || value === 'today' ? new Date() : new Date(value as string | number);
  if (Number.isNaN(at.getTime())) return written(value);
  const two = (part: number): string => String(part).padStart(2, '0');
  const named = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...options }).format(at);
  const parts: Readonly<Record<string, () => string>> = {
    Y: () => String(at.getUTCFullYear()),
    y: () => two(at.getUTCFullYear() % 100),
    m: () => two(at.getUTCMonth() + 1),
    d: () => two(at.getUTCDate()),
    e: () => String(at.getUTCDate()).padStart(2, ' '),
    H: () => two(at.getUTCHours()),
    I: () => two(at.getUTCHours() % 12 || 12),
    M: () => two(at.getUTCMinutes()),
    S: () => two(at.getUTCSeconds()),
    p: () => (at.getUTCHours() < 12 ? 'AM' : 'PM'),
    A: () => named({ weekday: 'long' }),
    a: () => named({ weekday: 'short' }),
    B: () => named({ month: 'long' }),
    b: () => named({ month: 'short' }),
    s: () => String(Math.floor(at.getTime() / 1000)),
    F: () => at.toISOString().slice(0, 10),
    '%': () => '%',
  };
  return format.replace(/%-?([A-Za-z%])/g, (all, letter: string) =>
    Object.hasOwn(parts, letter) ? (parts[letter]?.() ?? all) : all,
  );
}

const FILTERS: Readonly<Record<string, Filter>> = {
  plus: math((a, b = 0) => a + b),
  minus: math((a, b = 0) => a - b),
  times: math((a, b = 0) => a * b),
  modulo: math((a, b = 1) => a % b),
  divided_by: math((a, b = 1) => (Number.isInteger(a) && Number.isInteger(b) ? Math.floor(a / b) : a / b)),
  floor: math(Math.floor),
  ceil: math(Math.ceil),
  round: math((a, digits = 0) => Math.round(a * 10 ** digits) / 10 ** digits),
  abs: math(Math.abs),
  at_least: math((a, b = 0) => Math.max(a, b)),
  at_most: math((a, b = 0) => Math.min(a, b)),
  append: text((a, b = '') => a + b),
  prepend: text((a, b = '') => b + a),
  capitalize: text((a) => a.charAt(0).toUpperCase() + a.slice(1).toLowerCase()),
  upcase: text((a) => a.toUpperCase()),
  downcase: text((a) => a.toLowerCase()),
  strip: text((a) => a.trim()),
  lstrip: text((a) => a.trimStart()),
  rstrip: text((a) => a.trimEnd()),
  strip_newlines: text((a) => a.replace(/\r?\n/g, '')),
  split: text((a, by = '') => (a === '' ? [] : a.split(by))),
  replace: text((a, from = '', to = '') => a.replaceAll(from, to)),
  replace_first: text((a, from = '', to = '') => a.replace(from, () => to)),
  remove: text((a, part = '') => a.replaceAll(part, '')),
  remove_first: text((a, part = '') => a.replace(part, '')),
  truncate: text((a, length = '50', end = '...') =>
    a.length <= Number(length) ? a : a.slice(0, Math.max(0, Number(length) - end.length)) + end,
  ),
  truncatewords: text((a, count = '15', end = '...') => {
    const words = a.split(/\s+/);
    return words.length <= Number(count) ? a : words.slice(0, Number(count)).join(' ') + end;
  }),
  escape: text(escaped),
  escape_once: text((a) => escaped(unescaped(a))),
  url_encode: text((a) => encodeURIComponent(a).replaceAll('%20', '+')),
  url_decode: text((a) => {
    try {
      return decodeURIComponent(a.replaceAll('+', ' '));
    } catch {
      return a;
    }
  }),
  strip_html: text((a) => a.replace(/<[^>]*>/g, '')),
  newline_to_br: text((a) => a.replace(/\r?\n/g, '<br />\n')),
  slice: (value, from, length = 1) => {
    const start = number(from);
    const whole = Array.isArray(value) ? value : written(value);
    const begin = start < 0 ? Math.max(whole.length + start, 0) : start;
    return whole.slice(begin, begin + number(length));
  },
  map: (value, key) => list(value).map((one) => by(one, key)),
  sort: (value, key) => [...list(value)].sort(compared((one) => plainOrder(by(one, key)))),
  sort_natural: (value, key) => [...list(value)].sort(compared((one) => written(by(one, key)).toLowerCase())),
  first: (value) => (typeof value === 'string' ? value[0] : list(value)[0]),
  last: (value) => (typeof value === 'string' ? value.at(-1) : list(value).at(-1)),
  join: (value, by = ' ') => list(value).map(written).join(written(by)),
  reverse: (value) => [...list(value)].reverse(),
  size: (value) => (typeof value === 'string' || Array.isArray(value) ? value.length : 0),
  date: (value, format = '%F') => formatted(value, written(format)),
  default: (value, other) =>
    value === undefined || value === null || value === false || value === '' ? other : value,
};

/** A value after a filter; a filter that is not supported leaves it as it is. */
export const filtered = (name: string, value: unknown, args: readonly unknown[]): unknown =>
  Object.hasOwn(FILTERS, name) ? FILTERS[name]?.(value, ...args) : value;
