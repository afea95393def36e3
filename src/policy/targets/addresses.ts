/** E-mail addresses in any spelling that a mail server, or Auth0, may take for the same one. */
import { domainToASCII, domainToUnicode } from 'node:url';
import { fold } from '../../text/patterns.js';

/** Without what cannot be seen, in the usual width, without case and a full stop at the end. */
export const foldAddress = (text: string): string =>
  fold(text.normalize('NFKC').replace(/\p{Cf}|\p{Default_Ignorable_Code_Point}/gu, ''))
    .replace(/[。︒｡]/g, '.')
    .trim()
    .replace(/\.+$/, '');

/** The local part without the quotes that it may have: `"jane"@x` is `jane@x`. */
const unquoted = (local: string): string =>
  /^".*"$/.test(local) ? local.slice(1, -1).replace(/\\(.)/g, '$1') : local;

/** What the address may be written as in a policy: the domain in its letters, and in ASCII. */
export function spellingsOf(email: string): string[] {
  const folded = foldAddress(email);
  const at = folded.lastIndexOf('@');
  if (at < 0) return [folded];
  const [local, domain] = [unquoted(folded.slice(0, at)).trim(), folded.slice(at + 1).trim()];
  const ascii = domainToASCII(domain);
  const domains = [domain, ...(ascii === '' ? [] : [ascii, domainToUnicode(ascii)])];
  return [...new Set([folded, ...domains.map((one) => `${local}@${one}`)])];
}
