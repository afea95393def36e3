/**
 * Masks secrets in whatever leaves the server: results, arguments shown to a person, errors, logs, audit.
 * Known fields come from the reviewed list `catalog/secrets.json`, per operation; names and shapes of values
 * (tokens, private keys) are the safety net for any other place.
 */
import secrets from '../../../catalog/secrets.json' with { type: 'json' };
import type { ToolRecord } from '../../catalog/tool-record.js';
import { isObject } from '../../text/is-object.js';
import { remembering } from '../../text/remembering.js';
import { operationOf } from '../confirm/confirm-levels.js';
import { loggedOperation } from './logged-request.js';
import { mapArray, mapKeys, mapObject } from './map-parts.js';
import { hideOwnSecrets } from './own-secrets.js';
import {
  classOf,
  classOfPair,
  isAboutSecret,
  isPairPart,
  isPairValue,
  isPerhapsSecret,
  isSecretName,
  jwkSecrets,
  type NameClass,
} from './secret-names.js';
import { looksLikeSecret, mayBeSecret } from './secret-notations.js';
import { mask } from './secret-rules.js';
import { redactFreeText, redactShapes } from './secret-shapes.js';

export interface RedactOptions {
  /** `METHOD /template` of the operation the value belongs to, or of several; without it only the safety net applies. */
  operation?: string | readonly string[] | undefined;
  /** Whether the operations of the same resources count as well: what one of them may hold is a secret in all. */
  related?: boolean;
  /** Members of the object to look at; the others come back as they are. Absent: all. */
  members?: ReadonlySet<string> | undefined;
}

/** Rules of one operation: the key that is masked -> the keys above it, nearest last; `**` masks every key at the root. */
type Rules = ReadonlyMap<string, readonly (readonly string[])[]>;

const operations = new Map<string, { request?: string[]; response?: string[] }>(
  Object.entries(secrets.operations),
);
/** The first segment of an operation's path. */
const resourceOf = (operation: string): string | undefined => operation.split('/')[1];

/** Whether all that an operation's body holds is secret, whatever it is called. */
const isAllSecret = ({ request = [], response = [] }: { request?: string[]; response?: string[] }): boolean =>
  [...request, ...response].includes('**');

/**
 * Operations of the same resource that have secrets. One whose whole body is secret names no field, and so says nothing
 * of the others.
 */
const relatedOperations = (operation: string): string[] =>
  [...operations]
    .filter(([one, fields]) => resourceOf(one) === resourceOf(operation) && !isAllSecret(fields))
    .map(([one]) => one);

const operationLogged = loggedOperation([...operations.keys()]);

/** What is known of the bodies of operations. */
interface Known {
  rules: Rules;
  /** Whether they hold sentences for people, in which the name of a secret is no secret. */
  sentences: boolean;
}

/** Before the names of operations whose related ones count as well. */
const AND_RELATED = '+';

/** Of operations by their names, one a line: what any of them keeps secret. */
const knownOf = remembering(
  (lines): Known => {
    const withRelated = lines.startsWith(AND_RELATED);
    const given = lines.slice(withRelated ? AND_RELATED.length : 0).split('\n');
    const names = withRelated ? [...new Set([...given, ...given.flatMap(relatedOperations)])] : given;
    const rules = new Map<string, string[][]>();
    const paths = names.flatMap((operation) => {
      const { request = [], response = [] } = operations.get(operation) ?? {};
      return [...request, ...response];
    });
    for (const path of new Set(paths)) {
      const parents = path.replace(/\.\*\*$/, '').split('.');
      const key = parents.pop() as string;
      rules.set(key, [...(rules.get(key) ?? []), parents]);
    }
    const isText = (operation: string) => secrets.texts.some((prefix) => operation.includes(` ${prefix}`));
    return { rules, sentences: names.every(isText) };
  },
  { most: 1000, longest: 5000 },
);

/**
 * The value with every secret replaced by `[redacted]`; keys stay. The value itself is not changed, and is
 * returned as it is when there is nothing to mask.
 */
export function redact(value: unknown, { operation = [], related, members }: RedactOptions = {}): unknown {
  const names = typeof operation === 'string' ? operation : operation.join('\n');
  const { rules, sentences } = knownOf((related ? AND_RELATED : '') + names);
  return walk(value, [], rules, sentences, members);
}

function walk(
  value: unknown,
  parents: string[],
  rules: Rules,
  sentences: boolean,
  members?: ReadonlySet<string>,
): unknown {
  if (typeof value === 'string') return redactValue(value, sentences);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return mapArray(value, (item, before) =>
      isNamedBy(before, item) ? mask : walk(item, parents, rules, sentences),
    );
  if (parents.length === 0 && rules.has('**')) return maskDeep(value);
  const whole = value as Record<string, unknown>;
  const privateJwk = isPrivateJwk(whole);
  const logged = operationLogged(whole);
  const masked = mapObject(whole, (key, item) => {
    if (members && !members.has(key)) return item;
    // What is known to be a text is a secret in any other form, too.
    if (rules.get(key)?.some((above) => endsWith(parents, above))) return maskDeep(item);
    const own = classOf(key);
    const kind = own === 'plain' && isPairValue(key) ? classOfPair(whole) : own;
    if (kind === 'deep') return maskDeep(item, shownBeneath);
    // Nearly every property is of this kind.
    if (kind === 'plain' && !privateJwk && typeof item === 'string')
      return isSecretBeside(key, item, whole) ? mask : redactValue(item, sentences);
    const within = (part: unknown) => walk(part, [...parents, key], rules, sentences);
    if (logged !== undefined && isObject(item) && 'body' in item)
      return mapObject(within(item) as Record<string, unknown>, (name, part) =>
        name === 'body' ? walk(part, [], knownOf(logged).rules, sentences) : part,
      );
    if (privateJwk && jwkSecrets.has(key)) return maskDeep(item);
    const isSentence = sentences && typeof item === 'string' && /\s/.test(item.trim());
    if (kind === 'plain' || isSentence) return within(item);
    return maskOwn(item, kind === 'number', (part) => maskBeneath(within(part), kind));
  });
  const nameOf = isSecretName(parents.at(-1) ?? '') ? secretKey : safeKey;
  return mapKeys(masked, members ? (key) => (members.has(key) ? nameOf(key) : key) : nameOf);
}

/** A key of what has the name of a secret, such as `tokens`, may be one. */
const secretKey = (key: string): string => (looksLikeSecret(key) ? mask : safeKey(key));

/** Whether a member could hold the secret that another member of the same object names, whatever it is called. */
const isSecretBeside = (key: string, item: string, whole: Record<string, unknown>): boolean =>
  looksLikeSecret(item)
    ? !tellsOfSecret(key) && (isPerhapsSecret(key) || isAboutSecret(whole))
    : isPairPart(key) && mayBeSecret(item) && isAboutSecret(whole);

/** Members that tell of a secret, such as its name. */
const aboutSecrets: ReadonlySet<string> = new Set(secrets.names.aboutSecrets);

/** Whether a member rather tells of a secret: its name, its id, a time. */
const tellsOfSecret = (name: string): boolean => aboutSecrets.has(name) || /(?:^|[_k])id$|Id$/.test(name);

/** The value of a property that has the name of a secret, as an object or within a list: what may be secret in it is masked. */
function maskBeneath(value: unknown, kind: NameClass): unknown {
  if (Array.isArray(value))
    return mapArray(value, (item) =>
      typeof item === 'string' && looksLikeSecret(item) ? mask : maskBeneath(item, kind),
    );
  if (!isObject(value)) return value;
  return mapObject(value, (name, part) => {
    if (isSecretMember(name, kind)) return maskOwn(part, false, (same) => maskBeneath(same, 'plain'));
    if (typeof part !== 'string') return maskBeneath(part, 'plain');
    return looksLikeSecret(part) && !tellsOfSecret(name) ? mask : part;
  });
}

/** Whether a member of an object that has the name of a secret holds it. */
const isSecretMember = (name: string, kind: NameClass): boolean =>
  kind !== 'plain' && (isPairValue(name) || name === 'key' || (kind === 'map' && !aboutSecrets.has(name)));

/** A name of this length may be a token or a key itself. */
const LONG_NAME = 20;

const safeKey = (key: string): string =>
  key.length < LONG_NAME ? hideOwnSecrets(key) : redactShapes(hideOwnSecrets(key));

/** The smallest number that is masked as a password; below, it rather counts or measures something. */
const SMALLEST_PASSWORD = 1000;

const isLongNumber = (value: unknown): boolean =>
  (typeof value === 'number' || typeof value === 'bigint') && value >= SMALLEST_PASSWORD;

/** Masks text that a secret field holds itself or in a list, and long numbers if wanted; objects in it are walked. */
function maskOwn(value: unknown, numbers: boolean, within: (part: unknown) => unknown): unknown {
  if (typeof value === 'string') return value === '' ? value : mask;
  if (numbers && isLongNumber(value)) return mask;
  if (Array.isArray(value)) return mapArray(value, (item) => maskOwn(item, numbers, within));
  return within(value);
}

/** Names that are no secrets beneath a name that hides all else. */
const shownBeneath: ReadonlySet<string> = new Set(secrets.names.shownBeneath);

function maskDeep(value: unknown, shown: ReadonlySet<string> = new Set()): unknown {
  if (Array.isArray(value)) return value.map((item) => maskDeep(item, shown));
  if (typeof value === 'object' && value !== null) {
    return mapObject(value as Record<string, unknown>, (key, item) =>
      shown.has(key) ? item : maskDeep(item, shown),
    );
  }
  return value === null || value === undefined || value === '' || typeof value === 'boolean' ? value : mask;
}

function isPrivateJwk(value: Record<string, unknown>): boolean {
  return (
    typeof value.kty === 'string' &&
    (Object.hasOwn(value, 'd') || (value.kty === 'oct' && Object.hasOwn(value, 'k')))
  );
}

function endsWith(path: readonly string[], end: readonly string[]): boolean {
  return end.every((key, index) => path.at(index - end.length) === key);
}

/** Whether a list such as `["client_secret", "kZ97fQ2xW8vT1"]` names a secret right before this entry. */
const isNamedBy = (name: unknown, item: unknown): boolean =>
  typeof item === 'string' && looksLikeSecret(item) && typeof name === 'string' && isSecretName(name);

/** Levels of JSON in JSON that are looked into; what lies below them is hidden whole. */
const MAX_JSON_LEVELS = 16;
let jsonLevel = 0;

/** A text that is JSON as a whole, redacted like the value that it holds; otherwise the text itself. */
function redactJson(text: string, sentences: boolean): string {
  if (!/^\s*[[{"]/.test(text)) return text;
  if (jsonLevel >= MAX_JSON_LEVELS) return mask;
  jsonLevel++;
  try {
    const value: unknown = JSON.parse(text);
    const safe = walk(value, [], new Map(), sentences);
    return safe === value ? text : JSON.stringify(safe);
  } catch {
    // Not JSON, or nested too deeply to be walked: the shapes in it are masked all the same.
    return text;
  } finally {
    jsonLevel--;
  }
}

/** Secrets that show by their own shape, in a value of any field. */
function redactValue(text: string, sentences: boolean): string {
  return redactShapes(redactJson(hideOwnSecrets(text), sentences), sentences);
}

/** Masks secrets in free text such as an error message or a log line, `name=value` pairs included. */
export function redactText(text: string): string {
  return redactFreeText(redactJson(hideOwnSecrets(text), false));
}

/** A tool's arguments with their secrets masked, by the names they have on the wire. */
export function redactArguments(
  tool: Pick<ToolRecord, 'binding' | 'method' | 'path'>,
  args: Record<string, unknown>,
): Record<string, unknown> {
  const operation = operationOf(tool as ToolRecord);
  const binding = new Map(Object.entries(tool.binding));
  return mapObject(args, (name, value) => {
    const bound = binding.get(name) ?? { in: 'body', name };
    const options = bound.in === 'body' ? { operation } : {};
    // The body as a whole.
    if (bound.name === '*') return redact(value, options);
    return (redact({ [bound.name]: value }, options) as Record<string, unknown>)[bound.name];
  });
}
