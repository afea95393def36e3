/**
 * Finds in the body of a write what this server put in place of something else when it showed it: masks of secrets
 * and of personal data, markers of hidden characters. Written back, they would overwrite the real value.
 */
import type { ToolRecord } from '../../catalog/tool-record.js';
import { AT, BETWEEN_DIGITS } from './masking.js';

export type UnwritableKind = 'masked_secret' | 'masked_personal_data' | 'shown_character';

export interface Unwritable {
  /** Where it is: `options.client_secret`, `secrets.1.value`. */
  path: string;
  kind: UnwritableKind;
  /** What was found, as it is written there. */
  found: string;
  /** What that is, as the end of a sentence: `stands for a secret`. */
  stands: string;
  /** What to do about it. */
  hint: string;
}

const hints: Record<UnwritableKind, string> = {
  masked_secret: 'Leave that field out to keep the secret as it is, or give the real value.',
  masked_personal_data:
    'Leave that field out to keep the value as it is, or ask the person for the whole value.',
  shown_character:
    'Give the text without that marker; where the hidden character itself is meant, give the character.',
};

const stands: Record<UnwritableKind, string> = {
  masked_secret: 'stands for a secret',
  masked_personal_data: 'shows personal data in part',
  shown_character: 'stands for a hidden character',
};

/** Models copy them in other letters, too. */
const masked = /\[ {0,2}redacted {0,2}\]/i;
const marker = /<U\+[0-9A-F]{4,6}>/;
const maskedEmail = new RegExp(`[^\\s*]\\*{3}(?:${AT})[\\p{L}\\p{N}\\p{M}-]+(?:\\.|$)`, 'iu');
/** A nickname, which is the local part of an address. */
const maskedNickname = /^[^\s*]\*{3}$/u;
const maskedAvatar = /gravatar\.com\/avatar\/\*{3}/i;
const maskedIpv4 = /(?<![\d.])\d{1,3}\.\d{1,3}\.\*\.\*(?![\w*])/;
const maskedIpv6 = /(?<![\w:.])[\da-f]{1,4}:\*{3}(?![\w*])/i;
/** Digits hidden but the last two: at least five hidden ones in a number with a plus, two in one without. */
const between = `[${BETWEEN_DIGITS}]{0,8}`;
const maskedPhone = new RegExp(`\\+(?:${between}\\*){5,20}${between}\\d${between}\\d(?![\\d*])`);
const maskedNumber = new RegExp(`^${between}(?:\\*${between}){2,30}\\d${between}\\d${between}$`);

const MASKED = [
  ...[maskedEmail, maskedNickname, maskedAvatar],
  ...[maskedIpv4, maskedIpv6, maskedPhone, maskedNumber],
];
/** Every mask and every marker has one of these. */
const mayHold = /[*[<]/;

function kindOf(text: string): [UnwritableKind, string] | undefined {
  if (!mayHold.test(text)) return undefined;
  const secret = masked.exec(text);
  if (secret) return ['masked_secret', secret[0]];
  const shown = marker.exec(text);
  if (shown) return ['shown_character', shown[0]];
  for (const pattern of MASKED) {
    const personal = pattern.exec(text);
    if (personal) return ['masked_personal_data', personal[0]];
  }
  return undefined;
}

function find(value: unknown, path: string): Unwritable | undefined {
  if (typeof value === 'string') {
    const hit = kindOf(value);
    if (!hit) return undefined;
    const [kind, found] = hit;
    return { path, kind, found, stands: stands[kind], hint: hints[kind] };
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const inside = path === '' ? key : `${path}.${key}`;
    // Maps keyed by address come back with masked keys.
    const found = find(key, inside) ?? find(item, inside);
    if (found) return found;
  }
  return undefined;
}

/**
 * The first argument of a call that holds a mask or a marker of this server where it would be written. Arguments
 * of reads, and those outside the body of a write, may hold anything: a person may search for it.
 *
 * @param tool says which arguments are written; without it, all are
 */
export function findUnwritable(
  args: Record<string, unknown>,
  tool?: Pick<ToolRecord, 'binding' | 'method'>,
): Unwritable | undefined {
  if (tool?.method === 'GET') return undefined;
  for (const [name, value] of Object.entries(args)) {
    const place = tool && Object.hasOwn(tool.binding, name) ? tool.binding[name]?.in : 'body';
    const found = place === 'body' ? find({ [name]: value }, '') : undefined;
    if (found) return found;
  }
  return undefined;
}
