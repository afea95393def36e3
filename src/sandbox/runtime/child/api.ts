/**
 * `api` of an Action: its methods check their parameters and note what is asked for. What comes of it is the sandbox's
 * business, except for what has to answer at once: the cache, and the tokens of a redirect.
 */
import { typeOf } from '../../../text/values.js';
import { type ApiMethod, type CacheRecord, type Command, type Job, MAX_COMMANDS } from '../protocol.js';
import { readToken, writeToken } from './redirect-token.js';
import { restrict } from './restrictions.js';

const DAY_MS = 86_400_000;
/** Limits of the cache, a trigger. Source: auth0.com/docs/customize/actions/limitations */
const CACHE_RECORDS = 20;
const CACHE_KEY_BYTES = 64;
const CACHE_VALUE_BYTES = 4_096;
const CACHE_BYTES = 8_192;

function check({ group, name, parameters }: ApiMethod, args: unknown[]): void {
  for (const [at, { name: parameter, type, optional }] of parameters.entries()) {
    const value = args[at];
    if (value === undefined && optional) continue;
    if (type !== 'any' && typeOf(value) !== type)
      throw new TypeError(`api.${group}.${name}: ${parameter} must be of type ${type}, not ${typeOf(value)}`);
  }
}

/** A value as it is now, of what JSON can carry. */
function snapshot(value: unknown): unknown {
  return value === undefined ? null : (JSON.parse(JSON.stringify(value) ?? 'null') as unknown);
}

interface Execution {
  job: Job;
  commands: Command[];
}

function cacheOf({ job, commands }: Execution): Record<string, (...args: never[]) => unknown> {
  const records = new Map<string, CacheRecord>(Object.entries(job.cache));
  const started = performance.now();
  const now = () => job.now + performance.now() - started;
  const live = (key: string): CacheRecord | undefined => {
    const record = records.get(key);
    return record && record.expires_at > now() ? record : undefined;
  };
  const failed = (code: string) => ({ type: 'error', code });
  return {
    get: (key: string) => {
      const record = live(key);
      return record && { ...record };
    },
    set: (key: string, value: string, options: { ttl?: number; expires_at?: number } = {}) => {
      const size = (text: string): number => Buffer.byteLength(text);
      if (size(key) > CACHE_KEY_BYTES || size(value) > CACHE_VALUE_BYTES) return failed('ItemSizeExceeded');
      const others = [...records.keys()].filter((other) => other !== key && live(other));
      const held = others.reduce((sum, other) => sum + size(other) + size(live(other)?.value ?? ''), 0);
      if (others.length >= CACHE_RECORDS || held + size(key) + size(value) > CACHE_BYTES)
        return failed('CacheSizeExceeded');
      const ends = [now() + DAY_MS];
      if (typeof options.ttl === 'number') ends.push(now() + options.ttl);
      if (typeof options.expires_at === 'number') ends.push(options.expires_at);
      const record = { value, expires_at: Math.min(...ends) };
      records.set(key, record);
      commands.push({ method: 'cache.set', args: [key, value, record.expires_at] });
      return { type: 'success', record: { ...record } };
    },
    delete: (key: string) => {
      records.delete(key);
      commands.push({ method: 'cache.delete', args: [key] });
      return { type: 'success' };
    },
  };
}

/** Methods that answer something else than `api`. */
function answering(execution: Execution): Record<string, Record<string, (...args: never[]) => unknown>> {
  const { event, now } = execution.job;
  return {
    cache: cacheOf(execution),
    redirect: {
      encodeToken: (options: Record<string, unknown>) => writeToken(options, event, now),
      validateToken: (options: Record<string, unknown>) => readToken(options, event, now),
    },
    rules: { wasExecuted: () => false },
    transaction: { setMetadata: (key: string, value: unknown) => noteMetadata(execution, key, value) },
  };
}

/** What an Action hands to later ones is in its own event at once. */
function noteMetadata({ job, commands }: Execution, key: string, value: unknown): void {
  const { metadata } = (job.event.transaction ?? {}) as { metadata?: Record<string, unknown> };
  if (metadata) {
    if (value === null || value === undefined) delete metadata[key];
    else metadata[key] = value;
  }
  commands.push({ method: 'transaction.setMetadata', args: [key, snapshot(value)] });
}

/** Claims that one execution sets (public documentation, json-web-token-claims). */
const MAX_CLAIM_BYTES = 100 * 1024;
const claimBytes = (commands: readonly Command[], args: unknown[]): number =>
  commands
    .filter(({ method }) => method.endsWith('.setCustomClaim'))
    .reduce((sum, one) => sum + sizeOf(one.args), sizeOf(args));
const sizeOf = (args: unknown[]): number => Buffer.byteLength(JSON.stringify(args) ?? '');

/** Groups whose methods answer something of their own; the others can be chained. */
const ANSWERS: ReadonlySet<string> = new Set(['cache', 'redirect', 'rules']);

export function apiFor(methods: readonly ApiMethod[], execution: Execution): object {
  const api: Record<string, Record<string, unknown>> = {};
  const special = answering(execution);
  for (const method of methods) {
    const { group, name } = method;
    const own = special[group]?.[name] as ((...args: unknown[]) => unknown) | undefined;
    api[group] ??= {};
    api[group][name] = (...args: unknown[]) => {
      check(method, args);
      if (execution.commands.length >= MAX_COMMANDS)
        throw new RangeError('api: too many calls in one execution');
      restrict(`${group}.${name}`, args, execution.job, execution.commands);
      if (own) return own(...args) ?? (ANSWERS.has(group) ? undefined : api);
      if (name === 'setCustomClaim' && claimBytes(execution.commands, args) > MAX_CLAIM_BYTES)
        throw new RangeError('api: the custom claims are larger than 100 kB');
      execution.commands.push({ method: `${group}.${name}`, args: args.map(snapshot) });
      return api;
    };
  }
  return api;
}
