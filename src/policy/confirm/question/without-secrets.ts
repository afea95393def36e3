/**
 * The values of a change as they may be shown. Secrets are known by their place in the whole object and by what
 * stands next to them, so that the objects are redacted whole and each difference is looked up in them.
 */
import { isObject } from '../../../text/is-object.js';
import { nested } from '../../../text/values.js';
import type { Change } from '../../change/change.js';
import { presentValue } from '../../change/present.js';
import { mask, redact } from '../../outgoing/outgoing.js';
import { canonicalJson } from '../canonical.js';
import type { Shown } from './value-lines.js';

export interface SafeChange {
  /** A part of the change by its path, as it is and as it may be shown. */
  part(path: readonly string[], value: unknown): Shown;
  /** The identity of a list's entry; undefined where it is a secret. */
  entry(identity: string | undefined): string | undefined;
}

interface Root {
  raw: unknown;
  safe: unknown;
}

const at = (path: readonly string[], value: unknown): unknown =>
  path.reduce<unknown>((whole, key) => (isObject(whole) ? whole[key] : undefined), value);

/** An answer, a journal and a question may all show the same change. */
const known = new WeakMap<Change, SafeChange>();

/** Looks each part of a change up in its objects. */
export function withoutSecrets(change: Change): SafeChange {
  const safe = known.get(change) ?? safeChange(change);
  known.set(change, safe);
  return safe;
}

function safeChange({ operation, facts, present, after, wire, differences }: Change): SafeChange {
  const within = facts.within?.split('.') ?? [];
  const read = facts.relation?.list ?? facts.object;
  const operations = [operation, ...(read === undefined ? [] : [read])];
  const clean = (value: unknown, members?: ReadonlySet<string>): unknown =>
    redact(value, { operation: operations, related: true, members });
  /** The objects, as far as these members of theirs, or whole. */
  const objects = (members?: ReadonlySet<string>): Root[] => {
    const root = (raw: unknown): Root => ({
      raw,
      safe: within.length > 0 ? at(within, clean(nested(within, raw))) : clean(raw, members),
    });
    const query = { raw: { query: wire.query }, safe: clean({ query: wire.query }) };
    return [root(presentValue(present)), root(after), root(wire.body), query];
  };
  const { lost, changed, added } = differences;
  const differing = new Set([...lost, ...changed, ...added].map(({ path }) => path[0]));
  let whole: Root[] | undefined;
  const wholeObjects = (): Root[] => {
    whole ??= objects();
    return whole;
  };
  // Most of an object is not shown; a list has no members.
  const shown = differing.has(undefined) ? wholeObjects() : objects(differing as Set<string>);
  const places = new Map<string, Map<string, unknown>>();
  const part = (path: readonly string[], raw: unknown): Shown => {
    const place = canonicalJson(path);
    let values = places.get(place);
    if (!values) {
      values = new Map();
      const roots = differing.has(path[0]) ? shown : wholeObjects();
      for (const { raw: object, safe } of roots) collect(object, safe, path, values);
      places.set(place, values);
    }
    const text = canonicalJson(raw);
    const safe = values.has(text) ? values.get(text) : at(path, clean(nested(path, raw)));
    // What has no counterpart is not shown.
    return { raw, safe: safe === undefined && raw !== undefined ? mask : safe };
  };
  let secrets: Set<string> | undefined;
  const isSecret = (identity: string): boolean => {
    if (!secrets) {
      secrets = new Set();
      for (const { raw, safe } of wholeObjects()) collectSecrets(raw, safe, secrets);
    }
    return secrets.has(identity);
  };
  const entry = (identity: string | undefined) =>
    identity === undefined || isSecret(identity) ? undefined : identity;
  return { part, entry };
}

/** Texts and numbers that are hidden as a whole. */
function collectSecrets(raw: unknown, safe: unknown, found: Set<string>): void {
  if (raw === safe) return;
  if (typeof raw !== 'object' || raw === null) {
    if (raw !== undefined && (safe === mask || safe === undefined)) found.add(String(raw));
  } else {
    for (const [key, member] of Object.entries(raw))
      collectSecrets(member, (safe as Record<string, unknown> | undefined)?.[key], found);
  }
}

/** All values at a path with their safe counterparts; entries of lists have the path of their list. */
function collect(raw: unknown, safe: unknown, path: readonly string[], found: Map<string, unknown>): void {
  const [key, ...rest] = path;
  if (key === undefined) {
    const text = canonicalJson(raw);
    // Where one of two equal values is a secret, both count as one.
    if (!found.has(text) || safe !== raw) found.set(text, safe);
  }
  if (Array.isArray(raw)) {
    for (const [index, item] of raw.entries())
      collect(item, Array.isArray(safe) ? safe[index] : undefined, path, found);
  } else if (key !== undefined && isObject(raw) && Object.hasOwn(raw, key)) {
    collect(raw[key], isObject(safe) ? safe[key] : undefined, rest, found);
  }
}
