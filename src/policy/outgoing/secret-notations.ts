/**
 * Secrets behind their names in other notations than JSON and code: notes, YAML, command lines, headers, XML, and text
 * that was escaped for HTML.
 */
import { matchesOf } from './plain-view.js';
import { commandRules } from './secret-commands.js';
import { isSecretName } from './secret-names.js';
import { contains, type Headed, mask, namesSecret, type Rule, valuesBehind } from './secret-rules.js';

/** What joins a name and its value. */
export const JOINED = '(?::=|=>|[:=])';
/** Digits in two places are in nearly every secret, and in few words. */
const LIKE_SECRET = '(?=[^\\s\\d]{0,200}\\d+[^\\s\\d]{1,200}\\d)(?=\\S{0,200}[a-z])';
/** Words joined by signs, with a number behind them at most: a path, a name in code. */
const WORDS = '[a-z]+\\d{0,3}(?:[-_./]+[a-z]+\\d{0,3})+';

const SHORTEST = 12;
// Its characters first: most texts have others.
const secretAlone = new RegExp(`^(?=[\\w.~+/=-]{${SHORTEST},200}$)${LIKE_SECRET}(?!${WORDS}$)`, 'i');

/** Whether a text could be a secret by what it consists of. */
export const looksLikeSecret = (text: string): boolean => text.length >= SHORTEST && secretAlone.test(text);

const word = /^(?=[^\d]{0,200}\d)(?=.{0,200}[a-z])\S{6,200}$/i;
/** Whether a text could be a secret that a person chose, where nothing else is to be expected. */
export const mayBeSecret = (text: string): boolean => word.test(text);

/** A letter and a digit are enough behind a name that is joined without a space, or that only people's passwords have. */
const HAS_BOTH = `(?=[^\\s\\d"'&;,]{0,200}\\d)(?=[^\\s"'&;,]{0,200}[a-z])(?!${WORDS}(?![^\\s,;"'&]))`;
/** `DB_PASSWORD=Summer2024x`. */
const ATTACHED = `(?<==)(?:"${HAS_BOTH}[^\\s"$<{]{6,200}"|'${HAS_BOTH}[^\\s'$<{]{6,200}'|${HAS_BOTH}[^\\s"'&;,<>(){}[\\]|\\\\]{6,200}(?![\\w:([.]))`;
/** `password: Summer2024x`: people choose these. */
const CHOSEN = `(?<=(?:passw|pwd|passphrase|kennwort|secret)[\\w$-]{0,20}["']?\\s{0,20}${JOINED}\\s{0,20})(?:(["'\`])${HAS_BOTH}[\\w.~+/=!@#$%^*-]{9,200}\\1|(?![a-z_$][\\w$]{0,60}\\.[a-z_$])${HAS_BOTH}[\\w.~+/=!@#$%^*-]{9,200}(?![\\w:([.]))`;
/** `client_secret: kZ97fQ2xW8vT1` without quotes, and what needs to look less like a secret. */
const bareValue: Headed = {
  head: new RegExp(`(?<![\\w$.-])([\\w$.-]{2,60})["']?\\s{0,20}${JOINED}\\s{0,20}`, 'g'),
  isSecret: namesSecret,
  value: new RegExp(
    `${LIKE_SECRET}(?!${WORDS}(?![^\\s,;]))[\\w.~+/=!@#$%^&*-]{12,200}(?![\\w:([])|${ATTACHED}|${CHOSEN}`,
    'iy',
  ),
};

/** A block of lines in YAML. */
const block: Headed = {
  head: /(?<![\w$.-])([\w$.-]{2,60}):[ \t]{1,5}[|>][+-]?\n/g,
  isSecret: namesSecret,
  value: /[ \t]+[^\n]+(?:\n[ \t]+[^\n]+)*/y,
};

/** The name of a variable, such as `STRIPE_KEY` and `SMTP_AUTH`, which says less than its value. */
const variable: Headed = {
  head: /(?<![\w$.-])((?!(?:[A-Z\d]+_)*(?:PUBLIC|SITE|PUB)_)[A-Z][A-Z\d]*(?:_[A-Z\d]+)*_(?:KEY|AUTH|CREDS?|SALT))["']?\s{0,3}[:=]\s{0,3}["']?(?:base64:)?/g,
  isSecret: () => true,
  value: new RegExp(`${LIKE_SECRET}(?!${WORDS}(?![^\\s,;]))[\\w.~+/=!@#$%^&*-]{12,200}(?![\\w:([])`, 'iy'),
};
/** `name: DB_PASSWORD` and, on the next line, `value: …`, as lists of YAML have them. */
const namedLine: Headed = {
  head: /\b(?:name|key):[ \t]{0,5}["']?([\w.-]{2,60})["']?[ \t]{0,5}\r?\n[ \t]{0,40}value:[ \t]{0,5}/gi,
  isSecret: namesSecret,
  value: /"[^"\n]+"?|'[^'\n]+'?|[^\s"'][^\n]*/y,
};
/** `set DB_PASSWORD …` of shells and configuration files, `npm config set NAME …`. */
const setting: Headed = {
  head: /(?:(?:^|[\n;&|])[ \t]{0,20}(?:set(?:x|env)?(?: -[a-z]{1,3}){0,3}|env|arg|export)|\b(?:config|configure) set)\s{1,3}(?:[^\s=]{0,200}[:/])?([\w.-]{2,60})[ \t]{1,3}(?=[^\s=])/gi,
  isSecret: namesSecret,
  value: /"[^"\n]+"?|'[^'\n]+'?|(?![$<{=])\S{4,}/y,
};
/** The argument behind a name: `os.Setenv("DB_PASSWORD", "…")`, `ENV['API_KEY'] = '…'`. */
const argument: Headed = {
  head: /(?:\(\s{0,3}["'`]([\w.$-]{2,60})["'`]\s{0,5},|\[\s{0,3}["'`]([\w.$-]{2,60})["'`]\s{0,3}\]\s{0,5}=)\s{0,5}(?=["'`])/g,
  isSecret: ([, first, second]) => isSecretName((first ?? second) as string),
  value: new RegExp(`(["'\`])${HAS_BOTH}[^\\s"'\`]{6,200}\\1`, 'iy'),
};
/** `machine x login me password …`, and the levels of a router's: `secret 0 …`. */
const login =
  /(\blogin\s{1,5}\S{1,100}\s{1,5}password\s{1,5}|\b(?:secret|password) [05789] )(?!\S{0,200}[<{$])\S{4,200}/gi;
const sqlPassword =
  /(\b(?:identified\s{1,3}(?:with\s{1,3}\S{1,40}\s{1,3})?by|password)\s{1,3}(?:=\s{0,3})?')(?=[^'\s]{0,200}[^a-z'\s])[^'\s]{4,200}(?=')/gi;
/** Behind the name of a scheme that is not a well-known one. */
const otherScheme =
  /(\bauthorization["']?\s{0,3}[:=]\s{0,3}["']?(?:[a-z][\w-]{1,20} )?)(?=[^\s"',;]{0,200}\d)[^\s"',;<{]{8,}/gi;
/** A line of `.pgpass`. */
const pgPass = /^([\w.*-]{1,200}:(?:\d{3,5}|\*):[^\s:]{1,60}:[^\s:]{1,60}:)[^\s:]{4,200}$/gm;
const wifi = /(WIFI:[^\n]{0,200}?;P:)[^;\n]{4,100}(?=;)/g;
/** `scott/tiger@` of Oracle. */
const oracle = /(\bjdbc:oracle:\w{1,10}:[\w.$-]{1,60}\/)[^@\s/]{3,200}(?=@)/g;

/** `--client-secret kZ97fQ2xW8vT1`; what a shell or a reader fills in is none. */
const option: Headed = {
  head: /(?<![\w-])--?([a-z][\w-]{2,60})(?:=|\s{1,3})/gi,
  isSecret: namesSecret,
  value: new RegExp(
    `"${HAS_BOTH}[^\\s"$<{]{8,200}"|'${HAS_BOTH}[^\\s'$<{]{8,200}'|(?!\\$)${HAS_BOTH}[\\w.~+/=!@#%^*$:-]{8,200}`,
    'iy',
  ),
};

/** `name:password@host:port` without a scheme. */
const userAtPort =
  /(?<![\w:/@.-])([\w.-]{1,60}:)(?=[^\s@]{0,200}\d)[^\s:@/"'<>]{6,200}(?=@(?:[\w.-]{1,200}:\d|(?:tcp|unix)\())/g;

const cookie = /(\bcookie["']?:\s{0,3}["']?)(?=[\w.-]{1,100}=)[^\n"']+/gi;

const element: Headed = {
  head: /<(?:[\w.-]{1,40}:)?([\w.-]{2,60})(?:\s[^<>]{0,200})?>/g,
  isSecret: namesSecret,
  value: /<!\[CDATA\[[^\]{}]{1,4000}\]\]>|[^<{}]*[^<{}\s][^<{}]*(?=<\/)/y,
};
/** `<key>apiKey</key><string>…`, `<entry key="password">…`. */
const namedElement: Headed = {
  head: /(?:<key>([\w.-]{2,60})<\/key>\s{0,40}<string>|<[\w.:-]{1,40}\s{1,10}(?:name|key)=["']([\w.:-]{2,60})["'][^<>/]{0,100}>)/g,
  isSecret: ([, key, name]) => isSecretName((key ?? name) as string),
  value: /[^<{}]*[^<{}\s][^<{}]*(?=<\/)/y,
};
/** `<add key="ClientSecret" value="…"/>`. */
const attributes: Headed = {
  head: /\b(?:name|key)=["']([\w.:-]{2,60})["']\s{1,10}value=(?=["'])/gi,
  isSecret: namesSecret,
  value: /"[^"{}]+"|'[^'{}]+'/y,
};
/** The same with the value first. */
const attributesReversed =
  /\bvalue=(["'])([^"'{}]{1,400})\1(?=\s{1,10}(?:name|key)=["']([\w.:-]{2,60})["'])/gi;

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

/** What stands ahead of a secret that only its place tells. */
const namesSettings =
  /\b(?:set(?:x|env)?|env|arg|export|net user?|configure|vault login|sqlplus|requirepass|masterauth) |(?:authorization|wifi):/i;
export const mayHoldSetting = (text: string): boolean => /[ :]/.test(text) && namesSettings.test(text);

/** Whether a text without `=`, quotes and `<` may hold any of the others. */
export const mayHoldNotation = (text: string): boolean =>
  /:\s{0,20}[\w.~+/!@#$^&*-]{12}|(?:^|\s)--?[a-z]|@(?<=:[^\s@]{6,200}@)|:[ \t]{1,5}[|>]|&(?:quot|#)/i.test(
    text,
  );

/** A rule of which the first group stays. */
const ahead = (pattern: RegExp, may: Rule['may']): Rule => ({
  may,
  find: matchesOf(pattern, (_, before) => before + mask),
});

export const notations: readonly Rule[] = [
  ...commandRules,
  { may: (text) => /cookie/i.test(text), find: matchesOf(cookie, (_, before) => before + mask) },
  { may: (text) => /[:=]/.test(text), find: valuesBehind(bareValue) },
  { may: (text) => /[|>][+-]?\n/.test(text), find: valuesBehind(block) },
  { may: (text) => /_(?:KEY|AUTH|CREDS?|SALT)/.test(text), find: valuesBehind(variable) },
  { may: (text) => text.includes('\n') && text.includes('value:'), find: valuesBehind(namedLine) },
  { may: mayHoldSetting, find: valuesBehind(setting) },
  { may: (text) => /[([]\s{0,3}["'`]/.test(text), find: valuesBehind(argument) },
  { may: (text) => /(?:^|[\s"'`(,[])--?[a-z]{3}/i.test(text), find: valuesBehind(option) },
  ahead(login, (text) => text.includes('login ') || text.includes('secret ') || text.includes('password ')),
  ahead(sqlPassword, (text) => text.includes("'") && /by |password/i.test(text)),
  ahead(otherScheme, (text) => text.includes('uthorization') || text.includes('UTHORIZATION')),
  ahead(pgPass, (text) => text.includes(':') && /:(?:\d{3,5}|\*):/.test(text)),
  ahead(wifi, contains('WIFI:')),
  ahead(oracle, contains('jdbc:oracle:')),
  { may: contains('@'), find: matchesOf(userAtPort, (_, before) => before + mask) },
  { may: contains('</'), find: valuesBehind(element) },
  { may: contains('</'), find: valuesBehind(namedElement) },
  { may: contains('value='), find: valuesBehind(attributes) },
  {
    may: contains('value='),
    find: matchesOf(attributesReversed, (whole, quote, _value, name) =>
      isSecretName(name as string) ? `value=${quote}${mask}${quote}` : whole,
    ),
  },
  { may: (text) => /&|%(?:25)*22/.test(text), find: valuesBehind(encodedMember) },
];
