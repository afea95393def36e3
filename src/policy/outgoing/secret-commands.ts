/**
 * Secrets on command lines, where an option of one letter, or a place, says nothing by itself: `mysql -pSECRET`,
 * `curl -u user:SECRET`, `vault login SECRET`. Each command tells what of its own line is secret.
 */
import { type Finder, matchesOf, type Replaced } from './plain-view.js';
import { mask, type Rule } from './secret-rules.js';

/** What a shell fills in, a placeholder of a manual, or the next option is no secret. */
const VALUE = `(?:"[^"\\n$<{]{3,200}"|'[^'\\n$<{]{3,200}'|(?![-$<{%["'\`]|\\*+(?!\\S))[^\\s"'\`|;<>]{3,200})`;
/** Behind a space it may be a word of a sentence: a secret has more than small letters. */
const CLEAR = `(?=["']?[^\\s"']{0,200}[^a-z\\s"'.,:;)])`;
const spaced = (flags: string): string => `\\s(?:${flags})\\s{1,3}${CLEAR}`;
const attached = (flags: string): string => `\\s(?:${flags})=?`;
/** Short options may stand together, as in `-su`. */
const either = (flags: string): string => `${attached(flags)}(?=\\S)|${spaced(flags)}`;
/** The part of `user:SECRET` that is shown, whether or not both are quoted. */
const NAMED = `["']?[^\\s:"'/]{1,100}:`;

/** A command, and what stands ahead of a secret on its line. */
const commands: readonly (readonly [command: string, ahead: string])[] = [
  ['(?:mysql|mariadb)(?:[a-z]{0,12}|-[a-z]{1,12})', `${attached('-p')}(?=\\S)`],
  ['(?:docker|podman|buildah|nerdctl|skopeo|helm registry|oras|az(?: acr)?) login', either('-p')],
  ['sshpass|mongo(?:sh|dump|restore|export|import)?|az ad sp', either('-p')],
  ['7z[ar]?', `${attached('-p')}(?=\\S)`],
  ['zip|unzip|zipcloak|sqlcmd|bcp|osql|isql', either('-P')],
  ['redis-cli', either('-a')],
  ['ldap(?:search|modify|add|delete|whoami|passwd|compare)', either('-w')],
  ['snmp[a-z]{1,10}', either('-[cAX]')],
  ['openssl', `${spaced('-[kK]')}|\\s-pass(?:in|out)?\\s{1,3}pass:`],
  ['curl', `\\s(?:-[a-zA-Z]{0,8}[uU]|--(?:proxy-)?user)[ =]{0,3}${NAMED}`],
  ['https?|httpie|xh', `\\s(?:-a|--auth)[ =]${NAMED}`],
  ['lftp', `\\s-u[ ]{0,3}["']?[^\\s,"']{1,100},`],
  ['smbclient|mount\\.cifs', `\\s-U[ ]{0,3}["']?[^\\s%"']{1,100}%`],
  ['net user', `\\s[\\w.-]{1,60}\\s{1,3}${CLEAR}`],
  ['net use', `\\s\\\\\\\\\\S{1,200}\\s{1,3}${CLEAR}`],
  ['htpasswd', `\\s-[a-zA-Z]{0,4}b[a-zA-Z]{0,4}\\s{1,3}\\S{1,200}\\s{1,3}\\S{1,100}\\s{1,3}`],
  ['sqlplus', `\\s[\\w.$-]{1,60}/(?=[^\\s@/]{3,200}@)`],
  ['vault login|requirepass|masterauth', `\\s{1,3}${CLEAR}`],
  ['kubectl create secret', '\\s--from-literal[= ]["\']?[\\w.-]{1,100}='],
  ['ConvertTo-SecureString', '(?:\\s-String)?\\s{1,3}(?=["\'])'],
];

const anyCommand = new RegExp(
  `(?<![\\w./-])(?:${commands.map(([name]) => `(${name})`).join('|')})(?![\\w.:/-])`,
  'gi',
);
/** One group before the value, for what stays. */
const linesOf = commands.map(([, ahead]) => new RegExp(`(${ahead})${VALUE}`, 'g'));
/** Characters behind a command that belong to it. */
const LINE = 1_000;
/** A line ends at its break, unless a backslash is before it. */
const lineEnd = /(?<!\\)\r?\n/g;
/** `echo "root:SECRET" | chpasswd`. */
const piped =
  /(\becho\s{1,3}["']?[\w.-]{1,60}:)[^\s"'|]{3,200}(?=["']?\s{0,3}\|\s{0,3}(?:sudo\s{1,3})?chpasswd)/g;

function endOfLine(text: string, start: number, most: number): number {
  lineEnd.lastIndex = start;
  const found = lineEnd.exec(text)?.index ?? text.length;
  return Math.min(found, most);
}

const find: Finder = function* (text): Iterable<Replaced> {
  const heads = [...text.matchAll(anyCommand)];
  for (const [at, head] of heads.entries()) {
    const start = head.index + head[0].length;
    // What follows up to the next command: no part of a text is read twice.
    const next = heads[at + 1]?.index ?? text.length;
    const line = text.slice(
      start,
      endOfLine(text.slice(0, start + LINE), start, Math.min(next, start + LINE)),
    );
    const which = head.slice(1).findIndex((group) => group !== undefined);
    for (const found of line.matchAll(linesOf[which] as RegExp)) {
      const whole = found[0].slice((found[1] as string).length);
      const from = start + found.index + (found[1] as string).length;
      const quote = /^(["']).*\1$/.test(whole) ? 1 : 0;
      yield { start: from + quote, end: from + whole.length - quote, by: mask };
    }
  }
};

/** Commands of which an option tells, and those of which a place does. */
const withOption =
  /mysql|mariadb|login|sshpass|mongo|az ad|7z|zip|sqlcmd|bcp|[oi]sql |redis-|ldap|snmp|openssl|curl|https? |httpie|xh |lftp|smbc|cifs|htpasswd|kubectl/i;
const withPlace = /net use|vault login|sqlplus|requirepass|masterauth|SecureString/i;

export const commandRules: readonly Rule[] = [
  {
    may: (text) =>
      (text.includes(' -') && withOption.test(text)) || (text.includes(' ') && withPlace.test(text)),
    find,
  },
  { may: (text) => text.includes('chpasswd'), find: matchesOf(piped, (_, before) => before + mask) },
];
