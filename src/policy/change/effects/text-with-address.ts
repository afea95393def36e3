/**
 * Names that people see, on the login page, in the consent prompt or in mails, with a web address in them: a plain
 * name needs no approval, an address in it may send people elsewhere, or carry data there when it is loaded.
 */
import { isObject } from '../../../text/is-object.js';
import type { ChangeView } from '../change.js';
import { type EffectFound, entryFor } from '../field-effects.js';

/** Fields whose text people see, as the last key of a path. */
const SEEN = new Set([
  'name',
  'display_name',
  'given_name',
  'family_name',
  'nickname',
  'picture',
  'logo_uri',
]);
/** A permission's description, in the consent prompt. */
const isConsent = (path: readonly string[]): boolean => path.join('.') === 'scopes.description';
/** What is only kept, and which nobody sees who does not look for it. */
const KEPT = /(?:^|_)metadata$/;
/** The avatars that Auth0 itself sets. */
const AVATAR = /^https:\/\/(?:s|secure|www)\.gravatar\.com\/|^https:\/\/cdn\.auth0\.com\/avatars\//;
const ADDRESS =
  /\b[a-z][a-z\d+.-]{0,20}:\/\/\S|\bwww\.\S|(?:^|[\s("'<])[a-z\d-]{1,63}\.[a-z\d.-]{2,100}\/\S/i;

/** Whether a text that people see leads somewhere. */
export const hasAddress = (value: unknown): boolean =>
  typeof value === 'string' && !AVATAR.test(value) && ADDRESS.test(value);

function addressesIn(value: unknown, path: readonly string[]): string[] {
  if (path.some((key) => KEPT.test(key))) return [];
  if (Array.isArray(value)) return value.flatMap((item) => addressesIn(item, path));
  if (isObject(value))
    return Object.entries(value).flatMap(([key, member]) => addressesIn(member, [...path, key]));
  return (SEEN.has(path.at(-1) ?? '') || isConsent(path)) && hasAddress(value) ? [path.join('.')] : [];
}

export function textWithAddress({ facts, differences: { changed, added } }: ChangeView): EffectFound[] {
  const fields = [...changed, ...added]
    .flatMap(({ path, to }) => addressesIn(to, path))
    .filter((path) => entryFor(facts.effects, path) === 'plain');
  if (fields.length === 0) return [];
  const why = 'People may see this text, or load it, and it holds a web address.';
  return [{ effect: 'code', fields: [...new Set(fields)], why }];
}
