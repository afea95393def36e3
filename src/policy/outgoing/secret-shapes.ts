/**
 * Secrets that show by their own shape or by what stands around them: tokens, private keys, credentials in URLs and
 * connection strings, assignments, JSON in text. All of it takes time linear in the text: a pattern starts only where
 * the one before cannot go on, or is bounded in length, and a value is read only behind the name of a secret.
 */
import { credentialRules } from '../../text/credentials-in-text.js';
import { type Finder, matchesOf, plainText, replacePlain } from './plain-view.js';
import { classOf, isSecretParameter, jwkSecrets } from './secret-names.js';
import { JOINED, mayHoldNotation, mayHoldSetting, notations } from './secret-notations.js';
import { contains, type Headed, mask, namesSecret, type Rule, valuesBehind } from './secret-rules.js';
import { mentionsSecrets, sentenceRule, speaksOfSecrets } from './secret-sentences.js';

const [jwt, privateKey] = credentialRules(mask).map(({ pattern, replace }) =>
  matchesOf(pattern, replace),
) as [Finder, Finder];

const schemes = /bearer |basic |dpop /i;
const authorization =
  /\b(Bearer|Basic|DPoP) +(?!(?:authentication|authorization|certificate|configuration|credentials)\b)[\w.~+/-]{12,}=*/gi;

/** Access tokens and keys of well-known services, by their prefix. */
const serviceKey =
  /(?<![\w-])(?:(?:[srp]k_live|[sr]k_test|gh[oprsu]|github_pat|npm|whsec|shpat|dop_v1|hf)_|sk-(?=[\w.-]*\d)|glpat-|glsa_|pypi-|xox[abeprs]-|SG\.|hvs\.|ya29\.|AIza|AKIA)[\w.-]{16,}(?:(?<=AKIA[A-Z\d]{16})[\s:,;|"']{1,6}[\w/+]{40}(?![\w/+=]))?/g;
/** Three characters of a prefix and sixteen more. */
const SHORTEST_SERVICE_KEY = 19;
const servicePrefix =
  /k_live_|k_test_|gh[oprsu]_|_pat_|npm_|whsec_|shpat_|dop_v1_|hf_|sk-|glpat-|glsa_|pypi-|xox|SG\.|hvs\.|ya29\.|AIza|AKIA/;

/** Hashes of passwords, by the prefix of their algorithm. */
const passwordHash = /\$(?:2[abxy]|argon2(?:id?|d)|pbkdf2[\w-]{0,20}|scrypt|[156y])\$[\w./+=,$-]{20,400}/g;

/** Parameters that at the beginning of a text, where nothing says that it is a form, may be anything. */
const ambiguous = new Set([
  'code',
  'key',
  'ticket',
  'sig',
  'signature',
  'assertion',
  'invitation',
  'otp',
  'token',
]);
const parameter: Headed = {
  head: /(?:^|[?&#]|&amp;|\\u0026)([\w.~%[\]-]{1,100})=/g,
  isSecret: ([whole, name = '']) =>
    isSecretParameter(name) && !(whole.length === name.length + 1 && ambiguous.has(name.toLowerCase())),
  value: /[^&#\s"'<>]+/y,
};
/** The same in an address that is itself a parameter of another one, and encoded each time. */
const encodedParameter: Headed = {
  head: /(?:(?<![^\s=])|%(?:25){0,5}(?:3F|26|23))([\w.~[\]-]{1,100})%(?:25){0,5}3D/gi,
  isSecret: ([whole, name = '']) =>
    isSecretParameter(name) && (whole.startsWith('%') || !ambiguous.has(name.toLowerCase())),
  value: /(?:(?!%(?:25){0,5}(?:26|23))[^&#\s"'<>])+/iy,
};

/** Addresses of webhooks whose end is all that a caller needs to know. */
const webhook =
  /((?:hooks\.slack\.com\/(?:services|workflows|triggers)\/\w{1,40}\/\w{1,40}\/)|(?:discord(?:app)?\.com\/api\/webhooks\/\d{1,30}\/)|(?:\.webhook\.office\.com\/webhookb2\/))[\w./@-]{8,400}/g;

const isPort = '(?!\\d{1,5}(?:[/?#\\s"\'<>]|$))';
/** `//user:password@`; a password that holds a slash is looked for over a bounded length. */
const userInfo = new RegExp(
  `(://[^\\s/?#@:"'<>]{0,200}:)${isPort}(?:[^\\s/?#"'<>]{1,500}(?=@)|[^\\s"'<>@]{1,200}(?=@))`,
  'g',
);
const namesUser = (text: string): boolean => text.includes('://') && text.includes('@');
/** `//token@`: a long name with a digit in it. */
const userToken = /(:\/\/)(?=[a-z_-]{0,200}\d)[\w-]{16,200}(?=@)/gi;

const connectionPart =
  /(?:^|[;\s"'`])(?:server|data source|host(?:name)?|addr(?:ess)?|endpoint|accountname|defaultendpointsprotocol|user id|uid|user(?:name)?|database|dbname|initial catalog|sharedaccesskeyname|driver)=/i;
const connectionSecret: Headed = {
  head: /(?<=^|[;\s"'`])([A-Za-z][\w.-]{1,60})=/g,
  isSecret: namesSecret,
  value: /"[^"]*"?|'[^']*'?|[^;\s"'`]+/y,
};

const member: Headed = {
  head: /"([\w .$-]{1,80})"\s{0,10}:\s{0,10}/g,
  isSecret: namesSecret,
  // An empty value is none; one that is cut off, were it within an escape, is hidden to the text's end.
  value: /"(?:[^"\\]|\\[\s\S]?)+"?/y,
};
/** The same in JSON that is text in JSON, at any level: each doubles the backslashes. */
const escapedMember: Headed = {
  head: /(?<!\\)\\+"([\w .$-]{1,80})\\+"\s{0,10}:\s{0,10}\\+"/g,
  isSecret: namesSecret,
  value: /[^"\\]+/y,
};

/**
 * A secret in code, such as `const apiKey = 'kZ97fQ2xW8vT1';`: a literal that is no word, no path and no name behind
 * the name of a secret.
 */
const literal: Headed = {
  head: new RegExp(`(?<![\\w$-])([\\w$-]{2,60})["']?\\s{0,5}${JOINED}\\s{0,5}(?=["'\`])`, 'g'),
  isSecret: namesSecret,
  value:
    /(["'`])(?=[^"'`]{0,200}\d)(?=[^"'`]{0,200}[a-z])(?![a-z]+(?:[-_.:/][a-z\d]+)+\1)[\w.~+=!@#%^&*-]{12,200}\1/iy,
};

/** Names that in front of a colon are secrets, not the subject of a sentence such as `Invalid token: it expired`. */
const secretBeforeColon = /secret|passw(?:or)?d|passphrase/i;
const severalWords = /[a-z\d][A-Z]|[_.-]/;
/** What begins a sentence about an argument, as in `resume_token: does not belong to these arguments`. */
const startsSentence =
  /(?:does|do|must|is|are|was|has|have|cannot|can|should|may|will|not|unknown|an?|the|no|this|that|goes|needs|takes|expects|expected|invalid|missing|required|too|holds|without|give|leave|use|only|neither|either|there|it) [a-z]/y;
const assignment: Headed = {
  head: /(?<![\w.-])([\w.-]+)(["']?\s{0,10}(:=|=>|[:=])\s{0,10})(?=(["']?))/g,
  isSecret: ({ index, input, 0: all, 1: name = '', 2: between = '', 3: sign, 4: quote }) => {
    if (classOf(name) === 'plain') return false;
    startsSentence.lastIndex = index + all.length;
    if (sign === ':' && quote === '' && / /.test(between) && startsSentence.test(input)) return false;
    const isClear = sign !== ':' || quote !== '' || /^["']/.test(between);
    return isClear || severalWords.test(name) || secretBeforeColon.test(name);
  },
  // A list or an object has rules of its own.
  value: /"(?:[^"\\]|\\[\s\S]?)*"?|'(?:[^'\\]|\\[\s\S]?)*'?|(?![[{]\s*["'[\]{}])[^\s,;&"'})\]]+/y,
};

/** No shorter run holds a name and its secret. */
const SHORTEST_RUN = 20;
/** A long run, or ASCII alone: in Base64 the first of four characters has the highest bits of a byte; in hexadecimal digits. */
const anyEncoded =
  /(?:^|[^\w+/-])(?=[\w+/-]{20})(?:[\w+/-]{40}|(?:[A-Za-f][\w+/-]{3}){5}|(?:[2-7][\da-fA-F]|0[9aAdD]){12})/;
/** Text that is encoded, and what may be some. */
const encoded =
  /(?:[\w+/-]{40,}|(?<![\w+/-])(?:[A-Za-f][\w+/-]{3}){5,}[\w+/-]{0,3}|(?<![\w+/-])(?:[2-7][\da-fA-F]|0[9aAdD]){12,})={0,2}/g;
const isHex = /^[\da-f]+$/i;
const isText = /^[\t\n\r -~\u00a0-\ufffc]*$/;

const decodesToSecret = (run: string, encoding: 'base64' | 'hex'): boolean => {
  const text = Buffer.from(run, encoding).toString('utf8');
  return isText.test(text) && redactFreeText(text) !== text;
};
const holdsSecret = (run: string): boolean =>
  decodesToSecret(run, 'base64') || (isHex.test(run) && decodesToSecret(run, 'hex'));

/** Shapes that need no other character than letters, digits and what joins them. */
const bareShapes: readonly Rule[] = [
  { may: contains('eyJ'), find: jwt },
  { may: contains('-----BEGIN '), find: privateKey },
  {
    may: (text) => text.includes(' ') && schemes.test(text),
    find: matchesOf(authorization, (_, scheme) => `${scheme} ${mask}`),
  },
  {
    may: (text) => text.length >= SHORTEST_SERVICE_KEY && servicePrefix.test(text),
    find: matchesOf(serviceKey, () => mask),
  },
  { may: contains('$'), find: matchesOf(passwordHash, () => mask) },
  {
    may: (text) => text.length >= SHORTEST_RUN && anyEncoded.test(text),
    find: matchesOf(encoded, (run) => (holdsSecret(run) ? mask : run)),
  },
];

/** Shapes that are looked for in every value. */
const shapes: readonly Rule[] = [
  ...bareShapes,
  { may: contains('='), find: valuesBehind(parameter) },
  { may: (text) => /%(?:25)*3d/i.test(text), find: valuesBehind(encodedParameter) },
  { may: namesUser, find: matchesOf(userInfo, (_, before) => before + mask) },
  { may: namesUser, find: matchesOf(userToken, (_, before) => before + mask) },
  { may: (text) => /webhook|slack\.com/.test(text), find: matchesOf(webhook, (_, before) => before + mask) },
  { may: (text) => /["'`]/.test(text) && /[:=]/.test(text), find: valuesBehind(literal) },
  {
    may: (text) => text.includes('=') && connectionPart.test(text),
    find: valuesBehind(connectionSecret),
  },
  ...notations,
  sentenceRule,
];

/** A list of secrets, in which each keeps its place. */
const memberList: Headed = {
  head: /"([\w .$-]{1,80})"\s{0,10}:\s{0,10}\[\s*/g,
  isSecret: namesSecret,
  value: /"(?:[^"\\]|\\[\s\S])*"(?:\s*,\s*"(?:[^"\\]|\\[\s\S])*")*/y,
};
/** Members of a private key that is written as JSON (JWK). */
const jwkMember: Headed = {
  head: /"([a-z]{1,3})"\s{0,10}:\s{0,10}/g,
  isSecret: ([, name = '']) => jwkSecrets.has(name),
  value: /"[^"]+"/y,
};

/** Members of JSON within other text. */
const members: readonly Rule[] = [
  { may: contains('"'), find: valuesBehind(member) },
  { may: contains('['), find: valuesBehind(memberList) },
  { may: contains('"kty"'), find: valuesBehind(jwkMember) },
  { may: contains('\\"'), find: valuesBehind(escapedMember) },
];

const valueRules = [...shapes, ...members];
const textRules: readonly Rule[] = [
  ...valueRules,
  { may: (text) => /[:=]/.test(text), find: valuesBehind(assignment) },
];

function apply(text: string, rules: readonly Rule[]): string {
  const plain = plainText(text);
  let result = text;
  for (const { may, find } of rules) {
    if (may(plain)) result = replacePlain(result, find);
  }
  return result;
}

/** The shortest secret that shows without one of the characters below: `DPoP ` and twelve more. */
const SHORTEST_BARE = 17;
/** ASCII without `"`, `%`, `<` and `=`, one of which is in every other shape but credentials in a URL. */
const isBare = /^[\t\n\r !#$&-;>-~]*$/;
const quotedBehind = /:\s{0,5}['`]/;

/** Whether no shape can be in the text: a quick look at what nearly every value is. */
const cannotHold = (text: string): boolean =>
  isBare.test(text) &&
  !text.includes('://') &&
  !quotedBehind.test(text) &&
  !mayHoldNotation(text) &&
  !(mentionsSecrets(text) && (speaksOfSecrets(text) || mayHoldSetting(text))) &&
  (text.length < SHORTEST_BARE || !bareShapes.some(({ may }) => may(text)));

/** Masks what shows by its shape in a value of any field; `sentences` leaves members of JSON with texts alone. */
export function redactShapes(text: string, sentences = false): string {
  return cannotHold(text) ? text : apply(text, sentences ? shapes : valueRules);
}

/** Masks secrets in free text such as an error message or a log line, `name=value` pairs included. */
export function redactFreeText(text: string): string {
  return !text.includes(':') && cannotHold(text) ? text : apply(text, textRules);
}
