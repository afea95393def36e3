/**
 * Secrets behind their names in other notations than JSON and code: notes, YAML, command lines, headers, XML, and text
 * that was escaped for HTML.
 */
import { matchesOf } from './plain-view.js';
import { contains, type Headed, mask, namesSecret, type Rule, valuesBehind } from './secret-rules.js';

/** What joins a name and its value. */
export const JOINED = '(?::=|=>|[:=])';
/** Digits in two places are in nearly every secret, and in few words. */
const LIKE_SECRET = '(?=[^\\s\\d]{0,200}\\d+[^\\s\\d]{1,200}\\d)(?=\\S{0,200}[a-z])';
/** Words joined by signs, with a number behind them at most: a path, a name in code. */
const WORDS = '[a-z]+\\d{0,3}(?:[-_./]+[a-z]+\\d{0,3})+';

const secretAlone = new RegExp(`^${LIKE_SECRET}(?!${WORDS}$)[\\w.~+/=-]{12,200}$`, 'i');

/** Whether a text could be a secret by what it consists of. */
export const looksLikeSecret = (text: string): boolean => secretAlone.test(text);

/** `client_secret: kZ97fQ2xW8vT1` without quotes. */
const bareValue: Headed = {
  head: new RegExp(`(?<![\\w$.-])([\\w$.-]{2,60})["']?\\s{0,20}${JOINED}\\s{0,20}`, 'g'),
  isSecret: namesSecret,
  value: new RegExp(`${LIKE_SECRET}(?!${WORDS}(?![^\\s,;]))[\\w.~+/=!@#$%^&*-]{12,200}(?![\\w:([])`, 'iy'),
};

/** A block of lines in YAML. */
const block: Headed = {
  head: /(?<![\w$.-])([\w$.-]{2,60}):[ \t]{1,5}[|>][+-]?\n/g,
  isSecret: namesSecret,
  value: /[ \t]+[^\n]+(?:\n[ \t]+[^\n]+)*/y,
};

/** `--client-secret kZ97fQ2xW8vT1`; what a shell or a reader fills in is none. */
const option: Headed = {
  head: /(?<![\w-])--([a-z][\w-]{2,60})(?:=|\s{1,3})/gi,
  isSecret: namesSecret,
  value: new RegExp(`["']?${LIKE_SECRET}[\\w.~+/=!@#%^*-]{8,200}["']?`, 'iy'),
};

/** `curl -u name:password`. */
const curlUser = /(\bcurl\b[^\n]{0,300}?\s(?:-u|--user)[ =]["']?[^\s:"']{1,100}:)[^\s"']{1,200}/g;

/** `name:password@host:port` without a scheme. */
const userAtPort =
  /(?<![\w:/@.-])([\w.-]{1,60}:)(?=[^\s@]{0,200}\d)[^\s:@/"'<>]{6,200}(?=@[\w.-]{1,200}:\d)/g;

const cookie = /(\bcookie["']?:\s{0,3}["']?)(?=[\w.-]{1,100}=)[^\n"']+/gi;

const element: Headed = {
  head: /<(?:[\w.-]{1,40}:)?([\w.-]{2,60})(?:\s[^<>]{0,200})?>/g,
  isSecret: namesSecret,
  value: /[^<{}]*[^<{}\s][^<{}]*(?=<\/)/y,
};
/** `<add key="ClientSecret" value="…"/>`. */
const attributes: Headed = {
  head: /\b(?:name|key)=["']([\w.:-]{2,60})["']\s{1,10}value=(?=["'])/gi,
  isSecret: namesSecret,
  value: /"[^"{}]+"|'[^'{}]+'/y,
};

const encodedQuote = '(?:&(?:quot|#34|#x22);|%(?:25){0,5}22)';
/** A member of JSON that was escaped for HTML or for a URL. */
const encodedMember: Headed = {
  head: new RegExp(
    `${encodedQuote}([\\w .$-]{1,80})${encodedQuote}(?:\\s|\\+|%(?:25){0,5}20){0,10}(?::|%(?:25){0,5}3A)(?:\\s|\\+|%(?:25){0,5}20){0,10}${encodedQuote}`,
    'gi',
  ),
  isSecret: namesSecret,
  // A percent sign of the value itself is encoded too, as %25; a quote ends it.
  value: /(?:(?!%(?:25){0,5}22)[^&"\s])+/iy,
};

/** Whether a text without `=`, quotes and `<` may hold any of them. */
export const mayHoldNotation = (text: string): boolean =>
  /:\s{0,20}[\w.~+/!@#$^&*-]{12}|(?:^|\s)--?[a-z]|@(?<=:[^\s@]{6,200}@)|:[ \t]{1,5}[|>]|&(?:quot|#)/i.test(
    text,
  );

export const notations: readonly Rule[] = [
  { may: (text) => /cookie/i.test(text), find: matchesOf(cookie, (_, before) => before + mask) },
  { may: (text) => /[:=]/.test(text), find: valuesBehind(bareValue) },
  { may: (text) => /[|>][+-]?\n/.test(text), find: valuesBehind(block) },
  { may: contains('--'), find: valuesBehind(option) },
  { may: contains('curl'), find: matchesOf(curlUser, (_, before) => before + mask) },
  { may: contains('@'), find: matchesOf(userAtPort, (_, before) => before + mask) },
  { may: contains('</'), find: valuesBehind(element) },
  { may: contains('value='), find: valuesBehind(attributes) },
  { may: (text) => /&|%(?:25)*22/.test(text), find: valuesBehind(encodedMember) },
];
