/**
 * Masks secrets in whatever leaves the server: results, arguments shown to a person, errors, logs, audit.
 * Known fields come from the reviewed list `catalog/secrets.json`, per operation; names and shapes of values
 * (tokens, private keys) are the safety net for any other place.
 */
import secrets from '../../../catalog/secrets.json' with { type: 'json' };
import type { ToolRecord } from '../../catalog/tool-record.js';
import { operationOf } from '../confirm/confirm-levels.js';

/** What stands in place of a secret. */
export const mask = '[redacted]';

export interface RedactOptions {
  /** `METHOD /template` of the operation the value belongs to; without it only the safety net applies. */
  operation?: string;
}

interface Rule {
  /** The keys above the masked one, nearest last. */
  parents: string[];
  /** Everything beneath is masked, not only the value itself. */
  deep: boolean;
}

/** Rules of one operation by the key they mask; `**` for rules about every key at the root. */
type Rules = ReadonlyMap<string, readonly Rule[]>;

const operations: Record<string, { request?: string[]; response?: string[] }> = secrets.operations;
const compiled = new Map<string, Rules>();
const noRules: Rules = new Map();

function rulesOf(operation: string | undefined): Rules {
  if (operation === undefined || !Object.hasOwn(operations, operation)) return noRules;
  let rules = compiled.get(operation);
  if (!rules) {
    const { request = [], response = [] } = operations[operation] ?? {};
    const byKey = new Map<string, Rule[]>();
    for (const path of new Set([...request, ...response])) {
      const deep = path.endsWith('.**');
      const parents = (deep ? path.slice(0, -3) : path).split('.');
      const key = parents.pop() ?? '';
      byKey.set(key, [...(byKey.get(key) ?? []), { parents, deep }]);
    }
    rules = byKey;
    compiled.set(operation, rules);
  }
  return rules;
}

const exactNames = new Set(secrets.names.exact);
const deepNames = new Set(secrets.names.deep);
const visibleNames = new Set(secrets.names.visible);
type NameClass = 'plain' | 'secret' | 'deep';
const nameClasses = new Map<string, NameClass>();

/** What the name of a property alone says about its value. */
function classOf(key: string): NameClass {
  let found = nameClasses.get(key);
  if (!found) {
    const name = key.toLowerCase().replace(/[-_.\s]/g, '');
    found = visibleNames.has(name)
      ? 'plain'
      : deepNames.has(name)
        ? 'deep'
        : exactNames.has(name) || secrets.names.endings.some((ending) => name.endsWith(ending))
          ? 'secret'
          : 'plain';
    // Metadata keys are anybody's invention; the memory for them must not grow without end.
    if (nameClasses.size < 5000 && key.length <= 100) nameClasses.set(key, found);
  }
  return found;
}

/**
 * The value with every secret replaced by `[redacted]`; keys stay. The value itself is not changed, and is
 * returned as it is when there is nothing to mask.
 */
export function redact(value: unknown, options: RedactOptions = {}): unknown {
  const path = options.operation?.slice(options.operation.indexOf(' ') + 1) ?? '';
  const sentences = secrets.texts.some((prefix) => path.startsWith(prefix));
  return walk(value, [], rulesOf(options.operation), sentences);
}

function walk(value: unknown, parents: string[], rules: Rules, sentences: boolean): unknown {
  if (typeof value === 'string') return redactValue(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return mapArray(value, (item) => walk(item, parents, rules, sentences));
  if (parents.length === 0 && rules.has('**')) return maskDeep(value);
  const privateJwk = isPrivateJwk(value as Record<string, unknown>);
  return mapObject(value as Record<string, unknown>, (key, item) => {
    const rule = rules.get(key)?.find((candidate) => endsWith(parents, candidate.parents));
    const kind = classOf(key);
    if (rule?.deep || kind === 'deep') return maskDeep(item);
    // Nearly every property is of this kind.
    if (!rule && kind === 'plain' && !privateJwk && typeof item === 'string') return redactValue(item);
    const within = (part: unknown) => walk(part, [...parents, key], rules, sentences);
    if (rule) return maskOwn(item, true, within);
    if (privateJwk && jwkSecrets.has(key)) return maskDeep(item);
    const isSentence = sentences && typeof item === 'string' && /\s/.test(item.trim());
    return kind === 'secret' && !isSentence ? maskOwn(item, false, within) : within(item);
  });
}

/** Masks text (and numbers) that a secret field holds itself or in a list; objects in it are walked. */
function maskOwn(value: unknown, numbers: boolean, within: (part: unknown) => unknown): unknown {
  if (typeof value === 'string') return value === '' ? value : mask;
  if (numbers && (typeof value === 'number' || typeof value === 'bigint')) return mask;
  if (Array.isArray(value)) return mapArray(value, (item) => maskOwn(item, numbers, within));
  return within(value);
}

function maskDeep(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskDeep);
  if (typeof value === 'object' && value !== null) {
    return mapObject(value as Record<string, unknown>, (_, item) => maskDeep(item));
  }
  return value === null || value === undefined || value === '' || typeof value === 'boolean' ? value : mask;
}

const jwkSecrets = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']);

function isPrivateJwk(value: Record<string, unknown>): boolean {
  return (
    typeof value.kty === 'string' &&
    (Object.hasOwn(value, 'd') || (value.kty === 'oct' && Object.hasOwn(value, 'k')))
  );
}

function endsWith(path: readonly string[], end: readonly string[]): boolean {
  return end.every((key, index) => path[path.length - end.length + index] === key);
}

function mapArray(values: unknown[], change: (item: unknown) => unknown): unknown[] {
  let copy: unknown[] | undefined;
  for (let index = 0; index < values.length; index++) {
    const item = change(values[index]);
    if (item === values[index]) continue;
    copy ??= [...values];
    copy[index] = item;
  }
  return copy ?? values;
}

function mapObject(
  value: Record<string, unknown>,
  change: (key: string, item: unknown) => unknown,
): Record<string, unknown> {
  let copy: Record<string, unknown> | undefined;
  for (const key of Object.keys(value)) {
    const item = change(key, value[key]);
    if (item === value[key]) continue;
    copy ??= { ...value };
    // Defined rather than assigned: a tenant may have a metadata key `__proto__`.
    Object.defineProperty(copy, key, { value: item, enumerable: true, writable: true, configurable: true });
  }
  return copy ?? value;
}

// Each of these starts only where the one before cannot, so that long hostile text takes linear time.
const jwt = /(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*){1,3}/g;
const privatePem =
  /-----BEGIN (?:[A-Z0-9 ]+ )?PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END (?:[A-Z0-9 ]+ )?PRIVATE KEY(?: BLOCK)?-----|$)/g;
const authorization = /\b(Bearer|Basic|DPoP) +[\w.~+/-]{12,}=*/gi;
const urlSecret =
  /([?&#](?:ticket|client_secret|access_token|refresh_token|id_token|token|code|password|assertion|client_assertion|sig|signature|api_key|apikey)=)[^&#\s"'<>]+/gi;

/** Secrets that show by their own shape, in a value of any field. */
function redactValue(text: string): string {
  let result = text;
  if (text.includes('eyJ')) result = result.replace(jwt, mask);
  if (text.includes('-----BEGIN')) result = result.replace(privatePem, mask);
  if (/bearer |basic |dpop /i.test(text)) result = result.replace(authorization, `$1 ${mask}`);
  if (text.includes('=')) result = result.replace(urlSecret, `$1${mask}`);
  return result;
}

const assignment =
  /((?:secret|password|passwd|passphrase|(?:api|private|access|secret)[-_]?key|(?:access|refresh|id|auth)[-_]?token|client[-_]?assertion|recovery[-_]?code)["']?\s{0,10}[:=]\s{0,10})("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s,;&"'})\]]+)/gi;

/** Masks secrets in free text such as an error message or a log line, `name=value` pairs included. */
export function redactText(text: string): string {
  return redactValue(text).replace(assignment, (whole, head: string, value: string) => {
    // The closing bracket of a mask is no part of what is taken for a bare value.
    if (`${value}]` === mask) return whole;
    const quote = value.startsWith('"') ? '"' : value.startsWith("'") ? "'" : '';
    return `${head}${quote}${mask}${quote}`;
  });
}

/** A tool's arguments with their secrets masked, by the names they have on the wire. */
export function redactArguments(
  tool: Pick<ToolRecord, 'binding' | 'method' | 'path'>,
  args: Record<string, unknown>,
): Record<string, unknown> {
  const operation = operationOf(tool as ToolRecord);
  const options = operation === undefined ? {} : { operation };
  return mapObject(args, (name, value) => {
    const bound = Object.hasOwn(tool.binding, name) ? tool.binding[name] : undefined;
    if (!bound) return (redact({ [name]: value }, options) as Record<string, unknown>)[name];
    if (bound.in !== 'body') return (redact({ [bound.name]: value }) as Record<string, unknown>)[bound.name];
    if (bound.name === '*') return redact(value, options);
    return (redact({ [bound.name]: value }, options) as Record<string, unknown>)[bound.name];
  });
}

/**
 * Where the arguments hold a mask that came from an earlier result: writing it back would overwrite the real
 * secret with it. Returns the path for a message, or undefined.
 */
export function findMask(value: unknown, path = ''): string | undefined {
  if (typeof value === 'string' && value.includes(mask)) return path;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const found = findMask(item, path === '' ? key : `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
