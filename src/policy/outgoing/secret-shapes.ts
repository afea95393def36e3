/**
 * Secrets that show by their own shape or by what stands around them: tokens, private keys, credentials in URLs and
 * connection strings, assignments, JSON in text. All of it takes time linear in the text: a pattern starts only where
 * the one before cannot go on, or is bounded in length, and a value is read only behind the name of a secret.
 */
import { credentialRules } from '../../text/credentials-in-text.js';
import { type Finder, matchesOf, plainText, type Replaced, replacePlain } from './plain-view.js';
import { classOf, isSecretParameter } from './secret-names.js';

/** What is shown in place of a secret. */
export const mask = '[redacted]';

interface Rule {
  /** A quick look whether there could be anything to find at all. */
  may(text: string): boolean;
  find: Finder;
}

interface Headed {
  /** What stands ahead of a value, its name in the first group; global. */
  head: RegExp;
  /** Whether what follows is a secret. */
  isSecret(head: RegExpExecArray): boolean;
  /** The value; sticky. */
  value: RegExp;
}

/** Whether the name in a head is that of a secret. */
const namesSecret = ([, name]: RegExpExecArray): boolean => classOf(name as string) !== 'plain';

/** Finds values behind the name of a secret; their quotes stay. */
const valuesBehind = ({ head, isSecret, value }: Headed): Finder =>
  function* (text): Iterable<Replaced> {
    const heads = new RegExp(head);
    const values = new RegExp(value);
    for (let found = heads.exec(text); found; found = heads.exec(text)) {
      if (!isSecret(found)) continue;
      values.lastIndex = heads.lastIndex;
      const [whole] = values.exec(text) ?? [];
      if (whole === undefined) continue;
      const start = heads.lastIndex;
      heads.lastIndex = start + whole.length;
      yield { start, end: heads.lastIndex, by: hide(whole) };
    }
  };

/** The mask for a value, in its quotes; a mask stays as it is, whose last bracket is no part of a bare value. */
function hide(value: string): string {
  if (`${value}]` === mask) return value;
  const quote = /^["'`]/.exec(value)?.[0] ?? '';
  return quote + mask + (value.length > 1 && value.endsWith(quote) ? quote : '');
}

const contains =
  (part: string) =>
  (text: string): boolean =>
    text.includes(part);

const [jwt, privateKey] = credentialRules(mask).map(({ pattern, replace }) =>
  matchesOf(pattern, replace),
) as [Finder, Finder];

const schemes = /bearer |basic |dpop /i;
const authorization =
  /\b(Bearer|Basic|DPoP) +(?!(?:authentication|authorization|certificate|configuration|credentials)\b)[\w.~+/-]{12,}=*/gi;

/** Access tokens and keys of well-known services, by their prefix. */
const serviceKey =
  /(?<![\w-])(?:(?:[srp]k_live|[sr]k_test|gh[oprsu]|github_pat|npm|whsec|shpat|dop_v1)_|glpat-|xox[abeprs]-|SG\.|AIza|AKIA)[\w.-]{16,}/g;
const servicePrefix = /k_live_|k_test_|gh[oprsu]_|_pat_|npm_|whsec_|shpat_|dop_v1_|glpat-|xox|SG\.|AIza|AKIA/;

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
/** The same in an address that is itself a parameter of another one. */
const encodedParameter: Headed = {
  head: /(?:%3F|%26|%23)([\w.~[\]-]{1,100})%3D/gi,
  isSecret: ([, name = '']) => isSecretParameter(name),
  value: /(?:(?!%26|%23)[^&#\s"'<>])+/iy,
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
/** `//token@`: a long name with a digit in it. */
const userToken = /(:\/\/)(?=[a-z_-]{0,200}\d)[\w-]{20,200}(?=@)/gi;

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
/** The same in JSON that is text in JSON. */
const escapedMember: Headed = {
  head: /\\{1,9}"([\w .$-]{1,80})\\{1,9}"\s{0,10}:\s{0,10}\\{1,9}"/g,
  isSecret: namesSecret,
  value: /[^"\\]+/y,
};

/**
 * A secret in code, such as `const apiKey = 'kZ97fQ2xW8vT1';`: a literal that is no word, no path and no name behind
 * the name of a secret.
 */
const literal: Headed = {
  head: /(?<![\w$-])([\w$-]{2,60})["']?\s{0,5}[:=]\s{0,5}(?=["'`])/g,
  isSecret: namesSecret,
  value:
    /(["'`])(?=[^"'`]{0,200}\d)(?=[^"'`]{0,200}[a-z])(?![a-z]+(?:[-_.:/][a-z\d]+)+\1)[\w.~+=!@#%^&*-]{12,200}\1/iy,
};

/** Names that in front of a colon are secrets, not the subject of a sentence such as `Invalid token: it expired`. */
const secretBeforeColon = /secret|passw(?:or)?d|passphrase/i;
const severalWords = /[a-z\d][A-Z]|[_.-]/;
/** What begins a sentence about an argument, as in `resume_token: does not belong to these arguments`. */
const startsSentence =
  /(?:does|do|must|is|are|was|has|have|cannot|can|should|may|will|not|an?|the|no|this|that|goes|needs|takes|expects|expected|invalid|missing|required|too|holds|without|give|leave|use|only|neither|either|there|it) [a-z]/y;
const assignment: Headed = {
  head: /(?<![\w.-])([\w.-]+)(["']?\s{0,10}([:=])\s{0,10})(?=(["']?))/g,
  isSecret: ({ index, input, 0: all, 1: name = '', 2: between = '', 3: sign, 4: quote }) => {
    if (classOf(name) === 'plain') return false;
    startsSentence.lastIndex = index + all.length;
    if (sign === ':' && quote === '' && / /.test(between) && startsSentence.test(input)) return false;
    const isClear = sign === '=' || quote !== '' || /^["']/.test(between);
    return isClear || severalWords.test(name) || secretBeforeColon.test(name);
  },
  value: /"(?:[^"\\]|\\[\s\S]?)*"?|'(?:[^'\\]|\\[\s\S]?)*'?|[^\s,;&"'})\]]+/y,
};

/** Shapes that need no other character than letters, digits and what joins them. */
const bareShapes: readonly Rule[] = [
  { may: contains('eyJ'), find: jwt },
  { may: contains('-----BEGIN '), find: privateKey },
  {
    may: (text) => text.includes(' ') && schemes.test(text),
    find: matchesOf(authorization, (_, scheme) => `${scheme} ${mask}`),
  },
  { may: (text) => servicePrefix.test(text), find: matchesOf(serviceKey, () => mask) },
];

/** Shapes that are looked for in every value. */
const shapes: readonly Rule[] = [
  ...bareShapes,
  { may: contains('='), find: valuesBehind(parameter) },
  { may: (text) => /%3d/i.test(text), find: valuesBehind(encodedParameter) },
  { may: contains('://'), find: matchesOf(userInfo, (_, before) => before + mask) },
  { may: contains('://'), find: matchesOf(userToken, (_, before) => before + mask) },
  { may: (text) => /webhook|slack\.com/.test(text), find: matchesOf(webhook, (_, before) => before + mask) },
  { may: (text) => /["'`]/.test(text) && /[:=]/.test(text), find: valuesBehind(literal) },
  {
    may: (text) => text.includes('=') && connectionPart.test(text),
    find: valuesBehind(connectionSecret),
  },
];

/** Members of JSON within other text. */
const members: readonly Rule[] = [
  { may: contains('"'), find: valuesBehind(member) },
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
  (text.length < SHORTEST_BARE || !bareShapes.some(({ may }) => may(text)));

/** Masks what shows by its shape in a value of any field; `sentences` leaves members of JSON with texts alone. */
export function redactShapes(text: string, sentences = false): string {
  return cannotHold(text) ? text : apply(text, sentences ? shapes : valueRules);
}

/** Masks secrets in free text such as an error message or a log line, `name=value` pairs included. */
export function redactFreeText(text: string): string {
  return !text.includes(':') && cannotHold(text) ? text : apply(text, textRules);
}
