/** What a database connection demands of a password. */
import { pick } from '../../catalog/wire.js';
import { COMMON_PASSWORDS } from './common-passwords.js';

export interface PasswordRules {
  level: 'none' | 'low' | 'fair' | 'good' | 'excellent';
  minLength: number;
  /** Character types demanded: how many of which. */
  types: readonly CharacterType[];
  typesNeeded: number;
  /** At most two identical characters in a row. */
  noRepeats: boolean;
  /** No runs such as `abc` or `321`. */
  noSequences: boolean;
  dictionary: ReadonlySet<string> | undefined;
  noPersonalInfo: boolean;
  /** How many earlier passwords are refused. */
  history: number;
  /** Passwords that the hash would cut are refused. */
  wholeOnly: boolean;
  /** Fields of the profile that a password does not contain; the usual ones when absent. */
  blockedFields: readonly string[] | undefined;
}

type CharacterType = 'lowercase' | 'uppercase' | 'number' | 'special';
export type PasswordProblem =
  | 'PasswordStrengthError'
  | 'PasswordDictionaryError'
  | 'PasswordNoUserInfoError'
  | 'PasswordHistoryError';

/** Auth0's words for each way in which a password fails. */
export const PASSWORD_MESSAGES: Readonly<Record<PasswordProblem, string>> = {
  PasswordStrengthError: 'Password is too weak',
  PasswordDictionaryError: 'Password is too common',
  PasswordNoUserInfoError: 'Password contains user information',
  PasswordHistoryError: 'Password has previously been used',
};

const ALL_TYPES: readonly CharacterType[] = ['lowercase', 'uppercase', 'number', 'special'];
const TYPE_PATTERNS: Record<CharacterType, RegExp> = {
  lowercase: /\p{Ll}/u,
  uppercase: /\p{Lu}/u,
  number: /\p{Nd}/u,
  special: /[^\p{L}\p{Nd}]/u,
};

const LEVELS: Record<
  PasswordRules['level'],
  Pick<PasswordRules, 'minLength' | 'types' | 'typesNeeded' | 'noRepeats'>
> = {
  none: { minLength: 1, types: [], typesNeeded: 0, noRepeats: false },
  low: { minLength: 6, types: [], typesNeeded: 0, noRepeats: false },
  fair: { minLength: 8, types: ['lowercase', 'uppercase', 'number'], typesNeeded: 3, noRepeats: false },
  good: { minLength: 8, types: ALL_TYPES, typesNeeded: 3, noRepeats: false },
  excellent: { minLength: 10, types: ALL_TYPES, typesNeeded: 3, noRepeats: true },
};

type Options = Record<string, unknown>;
const child = (options: Options | undefined, name: string): Options | undefined => {
  const value = options?.[name];
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Options)
    : undefined;
};

/**
 * Reads the rules out of a connection's `options`. The classic settings rule while there is a `passwordPolicy`: a
 * new database also has `password_options` that say what they would be like.
 */
export function passwordRules(options: Options | undefined): PasswordRules {
  const policy = options?.passwordPolicy === undefined ? 'good' : (options.passwordPolicy ?? 'none');
  const level =
    typeof policy === 'string' && Object.hasOwn(LEVELS, policy) ? (policy as PasswordRules['level']) : 'none';
  const modern = options?.passwordPolicy ? undefined : child(options, 'password_options');
  const complexity = child(modern, 'complexity');
  const base = LEVELS[level];
  const minLength =
    complexity?.min_length ?? child(options, 'password_complexity_options')?.min_length ?? base.minLength;
  const types = Array.isArray(complexity?.character_types)
    ? (complexity.character_types as CharacterType[])
    : base.types;
  const allTypes =
    complexity?.character_type_rule === 'all' || (complexity?.character_types && types.length < 4);
  const dictionary = child(options, 'password_dictionary');
  const modernDictionary = child(modern, 'dictionary');
  const history = child(options, 'password_history');
  const modernHistory = child(modern, 'history');
  const own = [dictionary?.dictionary, modernDictionary?.custom]
    .flat()
    .filter((word) => typeof word === 'string');
  return {
    level,
    minLength: Number(minLength),
    types,
    typesNeeded: complexity?.character_types ? (allTypes ? types.length : 3) : base.typesNeeded,
    noRepeats: base.noRepeats || complexity?.identical_characters === 'block',
    noSequences: complexity?.sequential_characters === 'block',
    dictionary:
      dictionary?.enable === true || modernDictionary?.active === true
        ? new Set([...COMMON_PASSWORDS, ...own.map((word) => word.toLowerCase())])
        : undefined,
    noPersonalInfo:
      child(options, 'password_no_personal_info')?.enable === true ||
      child(modern, 'profile_data')?.active === true,
    history:
      history?.enable === true
        ? Number(history.size ?? 5)
        : modernHistory?.active === true
          ? Number(modernHistory.size ?? 5)
          : 0,
    wholeOnly: complexity?.max_length_exceeded === 'error',
    blockedFields: child(modern, 'profile_data')?.blocked_fields as string[] | undefined,
  };
}

/** The first rule that a password breaks, or undefined. `reused` tells whether it is among the last N passwords. */
export function passwordProblem(
  password: string,
  rules: PasswordRules,
  profile: Record<string, unknown>,
  reused: (depth: number) => boolean,
): PasswordProblem | undefined {
  if (!strongEnough(password, rules)) return 'PasswordStrengthError';
  if (rules.dictionary?.has(password.toLowerCase())) return 'PasswordDictionaryError';
  if (rules.noPersonalInfo && containsPersonalInfo(password, profile, rules.blockedFields))
    return 'PasswordNoUserInfoError';
  if (rules.history > 0 && reused(rules.history)) return 'PasswordHistoryError';
  return undefined;
}

/** Bytes of a password that bcrypt takes (public documentation, flexible-password-policy). */
const MAX_HASHED = 72;

function strongEnough(password: string, rules: PasswordRules): boolean {
  if ([...password].length < rules.minLength) return false;
  if (rules.wholeOnly && Buffer.byteLength(password) > MAX_HASHED) return false;
  const present = rules.types.filter((type) => TYPE_PATTERNS[type].test(password)).length;
  if (present < rules.typesNeeded) return false;
  if (rules.noRepeats && /(.)\1\1/u.test(password)) return false;
  return !(rules.noSequences && hasSequence(password));
}

/** Three neighbouring characters that count up or down. */
function hasSequence(password: string): boolean {
  const codes = Array.from(password.toLowerCase(), (char) => char.codePointAt(0) ?? 0);
  return codes.some((code, i) => {
    const [second, third] = [codes[i + 1], codes[i + 2]];
    if (second === undefined || third === undefined) return false;
    const step = second - code;
    return Math.abs(step) === 1 && third - second === step && /[a-z0-9]/.test(String.fromCodePoint(code));
  });
}

const PERSONAL_FIELDS = ['name', 'username', 'nickname', 'given_name', 'family_name', 'first', 'last'];

function containsPersonalInfo(
  password: string,
  profile: Record<string, unknown>,
  blocked: readonly string[] | undefined,
): boolean {
  const metadata = child(profile, 'user_metadata');
  const values = blocked
    ? blocked.map((field) => pick(profile, field))
    : PERSONAL_FIELDS.flatMap((field) => [profile[field], metadata?.[field]]);
  if (typeof profile.email === 'string' && (blocked?.includes('email') ?? true))
    values.push(profile.email.split('@')[0]);
  const lower = password.toLowerCase();
  return values.some(
    (value) => typeof value === 'string' && value.length >= 3 && lower.includes(value.toLowerCase()),
  );
}

const REPORTED: Record<CharacterType, string> = {
  lowercase: 'lower case letters (a-z)',
  uppercase: 'upper case letters (A-Z)',
  number: 'numbers (such as 0-9)',
  special: 'special characters (such as !@#$%^&*)',
};

/** Which rules of strength a password keeps, as the sign-up endpoint reports it (public documentation, password-strength). */
export function strengthReport(password: string, rules: PasswordRules): Record<string, unknown> {
  const length = {
    message: 'At least %d characters in length',
    format: [rules.minLength],
    verified: [...password].length >= rules.minLength,
  };
  const items = rules.types.map((type) => ({
    message: REPORTED[type],
    verified: TYPE_PATTERNS[type].test(password),
  }));
  const all = rules.typesNeeded >= rules.types.length;
  const types = {
    message: all ? 'Should contain:' : 'Contain at least %d of the following %d types of characters:',
    ...(all ? {} : { format: [rules.typesNeeded, rules.types.length] }),
    items,
    verified: items.filter(({ verified }) => verified).length >= rules.typesNeeded,
  };
  const repeats = {
    message: 'No more than %d identical characters in a row (such as, "%s" not allowed)',
    format: [2, 'aaa'],
    verified: !/(.)\1\1/u.test(password),
  };
  const reported = [length, ...(items.length > 0 ? [types] : []), ...(rules.noRepeats ? [repeats] : [])];
  return { rules: reported, verified: false };
}

/** What the sign-up endpoint says about the rules, one per line. */
export function policyText(rules: PasswordRules): string {
  const lines = [`* At least ${rules.minLength} characters in length`];
  const names: Record<CharacterType, string> = {
    lowercase: 'Lower case letters (a-z)',
    uppercase: 'Upper case letters (A-Z)',
    number: 'Numbers (i.e. 0-9)',
    special: 'Special characters (e.g. !@#$%^&*)',
  };
  if (rules.typesNeeded > 0) {
    const all = rules.typesNeeded >= rules.types.length;
    lines.push(
      all
        ? '* Should contain:'
        : `* Contain at least ${rules.typesNeeded} of the following ${rules.types.length} types of characters:`,
    );
    for (const type of rules.types) lines.push(` * ${names[type]}`);
  }
  if (rules.noRepeats) lines.push('* No more than 2 identical characters in a row');
  return lines.join('\n');
}

/** The rules of a connection in the shape of `password_options`, as people are told before they choose a password. */
export function policyOf(options: Options): Record<string, unknown> {
  const rules = passwordRules(options);
  const block = (blocked: boolean): string => (blocked ? 'block' : 'allow');
  return {
    complexity: {
      min_length: rules.minLength,
      character_types: rules.types,
      character_type_rule: rules.typesNeeded < rules.types.length ? 'three_of_four' : 'all',
      identical_characters: block(rules.noRepeats),
      sequential_characters: block(rules.noSequences),
      max_length_exceeded: rules.wholeOnly ? 'error' : 'truncate',
    },
    profile_data: { active: rules.noPersonalInfo, blocked_fields: rules.blockedFields ?? [] },
    history: { active: rules.history > 0, size: rules.history > 0 ? rules.history : 5 },
    dictionary: { active: rules.dictionary !== undefined, default: 'en_10k' },
  };
}
