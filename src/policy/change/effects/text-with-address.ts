/**
 * Names that people see, on the login page, in the consent prompt or in mails, with a web address in them, a host that
 * is none of their own, or markup: a plain name needs no approval, an address in it may send people elsewhere, or carry
 * data there when it is loaded.
 */
import { isObject } from '../../../text/is-object.js';
import { plainText } from '../../outgoing/outgoing.js';
import type { ChangeView } from '../change.js';
import { type EffectFound, entryFor } from '../field-effects.js';
import { foreignTo, hostsNamed } from './foreign-host.js';

/** Fields whose text people see, as the last key of a path. */
const SEEN = new Set<string | undefined>([
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
  /\b[a-z][a-z\d+.-]{0,20}:\/\/\S|\bwww\.\S|\[(?=[\da-f.]{0,9}:)[\da-f:.]{3,45}\]|(?:^|[\s("'<])(?:[a-z\d-]{1,63}\.[a-z\d.-]{2,100}\/\S|\/\/\w|\\\\\w)/i;
/** What a click on the text starts, without a host; browsers take a web address without its slashes. */
const STARTS =
  /\b(?:https?|ftp|javascript|vbscript|data|blob|file|intent|mailto|tel|sms|facetime|callto|skype|whatsapp):\S/i;
/** What becomes part of a page or of a mail, where that is not escaped: HTML, and code of templates. */
const MARKUP = /<[a-z/!?%]|\{[{%]|[$#]\{/i;
/** Fields that hold an address and nothing else, in whatever form it is. */
const LOADED = new Set(['picture', 'logo_uri']);
/** Values that become part of a style sheet. */
const isStyle = (path: readonly string[]): boolean => path.includes('colors');

const DOT = /%2e|&#0{0,5}46;|&#x0{0,5}2e;|&period;|[[({]\s{0,3}\.\s{0,3}[\])}]/gi;
const COLON = /%3a|&#0{0,5}58;|&#x0{0,5}3a;|&colon;/gi;
const SLASH = /[\u2044\u2215\u29f8]|%2f|&#0{0,5}47;|&#x0{0,5}2f;|&sol;/gi;
/** Words alone: most names, and quick to see. No part of them may be read otherwise. */
const WORDS = /^[\w ,!'"-]*$/;
/** The text as browsers, mail programs and people read it: other forms of its letters, dots, colons and slashes. */
const asRead = (text: string): string =>
  WORDS.test(text) ? text : plainText(text).replace(DOT, '.').replace(COLON, ':').replace(SLASH, '/');

/** Whether a text that people see leads somewhere. */
export const hasAddress = (value: unknown): boolean =>
  typeof value === 'string' &&
  !AVATAR.test(value) &&
  [ADDRESS, STARTS].some((one) => one.test(asRead(value)));

const hasMarkup = (value: unknown): boolean => typeof value === 'string' && MARKUP.test(asRead(value));

/** Whether the text in a field for addresses is one that is not known to be harmless. */
const isLoaded = (value: unknown): boolean =>
  typeof value === 'string' && value !== '' && !AVATAR.test(value);

/** Whether it may, which depends on what it is about. */
export const mayLead = (value: unknown): boolean =>
  typeof value === 'string' &&
  (hasAddress(value) || hasMarkup(value) || hostsNamed(asRead(value)).length > 0);

function fieldsThat(leads: (value: unknown) => boolean, value: unknown, path: readonly string[]): string[] {
  if (path.some((key) => KEPT.test(key))) return [];
  if (Array.isArray(value)) return value.flatMap((item) => fieldsThat(leads, item, path));
  if (isObject(value))
    return Object.entries(value).flatMap(([key, member]) => fieldsThat(leads, member, [...path, key]));
  const key = path.at(-1) ?? '';
  const isSeen = SEEN.has(key) || isConsent(path) || isStyle(path);
  return isSeen && (leads(value) || (LOADED.has(key) && isLoaded(value))) ? [path.join('.')] : [];
}

function found(
  { facts, differences: { changed, added } }: ChangeView,
  leads: (value: unknown) => boolean,
  why: string,
): EffectFound[] {
  const fields = [...changed, ...added]
    .flatMap(({ path, to }) => fieldsThat(leads, to, path))
    .filter((path) => entryFor(facts.effects, path) === 'plain');
  return fields.length === 0 ? [] : [{ effect: 'code', fields: [...new Set(fields)], why }];
}

export function textWithAddress(view: ChangeView): EffectFound[] {
  const addresses = found(
    view,
    hasAddress,
    'People may see this text, or load it, and it holds a web address.',
  );
  if (addresses.length > 0) return addresses;
  const marked = found(
    view,
    hasMarkup,
    'People may see this text, and it holds markup or code of a template.',
  );
  // What is new is seen by nobody yet: what lets it be seen is asked for, and shows the name.
  if (marked.length > 0 || view.facts.kind === 'create') return marked;
  const isForeign = foreignTo(view);
  const leads = (value: unknown) =>
    typeof value === 'string' && !AVATAR.test(value) && isForeign(asRead(value));
  return found(view, leads, 'People may see this text, and it names a host that is none of its own.');
}
