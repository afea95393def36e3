/**
 * The values of a change as they may be shown. Secrets are known by their place in the whole object and by what
 * stands next to them, so that the objects are redacted whole and each difference is looked up in them.
 */
import { isObject } from '../../../text/is-object.js';
import { nested } from '../../../text/values.js';
import type { Change } from '../../change/change.js';
import { presentValue } from '../../change/present.js';
import { mask, redact, relatedOperations } from '../../outgoing/outgoing.js';
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

/** Looks each part of a change up in its objects. */
export function withoutSecrets({ operation, facts, present, after, wire }: Change): SafeChange {
  const within = facts.within?.split('.') ?? [];
  const read = facts.relation?.list ?? facts.object;
  const known = [operation, ...(read === undefined ? [] : [read])];
  const operations = [...new Set([...known, ...known.flatMap(relatedOperations)])];
  const clean = (value: unknown): unknown => redact(value, { operation: operations });
  const root = (raw: unknown): Root => ({ raw, safe: at(within, clean(nested(within, raw))) });
  const roots = [root(presentValue(present)), root(after), root(wire.body)];
  roots.push({ raw: { query: wire.query }, safe: clean({ query: wire.query }) });
  const places = new Map<string, Map<string, unknown>>();
  const secrets = new Set<string>();
  for (const { raw, safe } of roots) collectSecrets(raw, safe, secrets);
  const part = (path: readonly string[], raw: unknown): Shown => {
    const place = canonicalJson(path);
    let known = places.get(place);
    if (!known) {
      known = new Map();
      for (const { raw: whole, safe } of roots) collect(whole, safe, path, known);
      places.set(place, known);
    }
    const text = canonicalJson(raw);
    const safe = known.has(text) ? known.get(text) : at(path, clean(nested(path, raw)));
    // What has no counterpart is not shown.
    return { raw, safe: safe === undefined && raw !== undefined ? mask : safe };
  };
  const entry = (identity: string | undefined) =>
    identity === undefined || secrets.has(identity) ? undefined : identity;
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
