/**
 * Hosts that a name has in it without any sign of an address, such as "Verify at evil.example.com", and whether they
 * belong to the object that is named: many applications and companies are called by their domain.
 */
import names from '../../../../catalog/host-names.json' with { type: 'json' };
import { isObject } from '../../../text/is-object.js';
import type { ChangeView } from '../change.js';
import { entryFor } from '../field-effects.js';
import { presentValue } from '../present.js';
import { texts } from './reading.js';

const topLevel = new Set(names.topLevel);
const products = new Set(names.products);
/** Labels with dots between them, in any script, as in a host or behind the `@` of a mail address, not ahead of it. */
const DOTTED = /[\p{L}\p{N}\p{M}-]{1,63}(?:\.[\p{L}\p{N}\p{M}-]{1,63}){1,8}(?![\p{L}\p{N}\p{M}-]{0,63}@)/gu;
/** A top-level domain in another script, as the name system has it. */
const ENCODED = /^xn--/;

/** Hosts in a text, in lower case. */
export function hostsNamed(text: string): string[] {
  if (!text.includes('.')) return [];
  const found = Array.from(text.matchAll(DOTTED), ([host]) => host.toLowerCase());
  return found.filter((host) => {
    const last = host.slice(host.lastIndexOf('.') + 1);
    return (topLevel.has(last) || ENCODED.test(last)) && !products.has(host);
  });
}

/** What somebody registers: two labels, or three below such as `co.uk`. */
function registered(host: string): string {
  const labels = host.split('.');
  const [top = '', second = ''] = labels.slice().reverse();
  return labels.slice(top.length === 2 && second.length <= 3 ? -3 : -2).join('.');
}

function textsIn(
  value: unknown,
  path: readonly string[],
  isOwn: (path: readonly string[]) => boolean,
): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, path, isOwn));
  if (isObject(value))
    return Object.entries(value).flatMap(([key, member]) => textsIn(member, [...path, key], isOwn));
  return typeof value === 'string' && isOwn(path) ? [value] : [];
}

/**
 * A function that tells whether a text names a host that the object has nothing to do with. To it belong the tenant's
 * own domain, and those in fields that nobody changes without approval, as they are now.
 */
export function foreignTo({ present, facts, self }: ChangeView): (text: string) => boolean {
  let known: ReadonlySet<string> | undefined;
  const itsOwn = (): ReadonlySet<string> => {
    const own = textsIn(
      presentValue(present),
      [],
      (path) => entryFor(facts.effects, path.join('.')) !== 'plain',
    );
    return new Set([...own, ...texts(self.audience)].flatMap(hostsNamed).map(registered));
  };
  // The whole object is looked through for the few names that have a host in them.
  return (text) =>
    hostsNamed(text).some((host) => {
      known ??= itsOwn();
      return !known.has(registered(host));
    });
}
