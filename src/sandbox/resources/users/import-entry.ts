/**
 * What is wrong with an entry of a users import, in the codes that Auth0 reports. Source: public documentation,
 * manage-users/user-migration/bulk-user-import-database-schema-and-examples and bulk-user-imports.
 */
import properties from '../../../../catalog/sandbox/user-properties.json' with { type: 'json' };
import { typeOf } from '../../../text/values.js';
import type { ImportedHash } from '../../auth/imported-hash.js';
import { formats } from '../../http/formats.js';
import type { Doc } from '../../state/store.js';
import { reservedMetadata } from './metadata.js';
import { lackingAttributes, takesUsernames } from './profile.js';

export interface ImportError {
  code: string;
  message: string;
  path?: string;
}

/** Type of each property that an entry may have. */
const PROPERTIES: Readonly<Record<string, string>> = properties.import;
const BCRYPT = /^\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}$/;
/** `password_hash` is bcrypt with ten rounds. */
const PASSWORD_HASH = /^\$2[ab]\$10\$[./A-Za-z0-9]{53}$/;

const error = (code: string, message: string, path = ''): ImportError => ({ code, message, path });

export function problems(entry: unknown, connection: Doc): ImportError[] {
  if (typeOf(entry) !== 'object')
    return [error('INVALID_TYPE', `Expected type object but found type ${typeOf(entry)}`)];
  const given = entry as Doc;
  const wrongTypes = Object.entries(given).flatMap(([name, value]) => typeProblem(name, value));
  if (wrongTypes.length > 0) return wrongTypes;
  return [
    ...identifierProblems(given, connection),
    ...passwordProblems(given),
    ...factorProblems(given.mfa_factors as unknown[] | undefined),
    ...metadataProblems(given.app_metadata as Doc | undefined),
  ];
}

function typeProblem(name: string, value: unknown): ImportError[] {
  const expected = Object.hasOwn(PROPERTIES, name) ? PROPERTIES[name] : undefined;
  if (!expected) return [error('OBJECT_ADDITIONAL_PROPERTIES', `Additional properties not allowed: ${name}`)];
  return typeOf(value) === expected
    ? []
    : [error('INVALID_TYPE', `Expected type ${expected} but found type ${typeOf(value)}`, name)];
}

function identifierProblems(given: Doc, connection: Doc): ImportError[] {
  const { email, username } = given;
  const lacking = lackingAttributes(given, connection);
  if (lacking.length > 0)
    return lacking.map((name) => error('OBJECT_REQUIRED', `Missing required property: ${name}`));
  if (email === undefined && (username === undefined || !takesUsernames(connection)))
    return [error('OBJECT_REQUIRED', 'Missing required property: email')];
  return typeof email === 'string' && formats.email?.(email) === false
    ? [error('FORMAT', `Object didn't pass validation for format email: ${email}`, 'email')]
    : [];
}

function metadataProblems(metadata: Doc | undefined): ImportError[] {
  const reserved = reservedMetadata(metadata ?? {});
  return reserved.length === 0
    ? []
    : [
        error(
          'NOT_PASSED',
          `app_metadata must not contain any of these properties: ${reserved.join(', ')}`,
          'app_metadata',
        ),
      ];
}

function passwordProblems({ password_hash: bcrypt, custom_password_hash: custom }: Doc): ImportError[] {
  if (bcrypt !== undefined && custom !== undefined)
    return [error('NOT_PASSED', 'password_hash and custom_password_hash cannot be given together')];
  if (bcrypt !== undefined && !PASSWORD_HASH.test(String(bcrypt)))
    return [error('PATTERN', 'String does not match the pattern of a bcrypt hash', 'password_hash')];
  return custom === undefined ? [] : customHashProblems(custom as Partial<ImportedHash>);
}

/** What `hash.encoding` may be, whether a salt is allowed, and what the hash must look like, by algorithm. */
interface HashRule {
  encodings: readonly string[];
  salt: boolean;
  value?: RegExp;
}

const text: readonly string[] = ['utf8'];
const bytes: readonly string[] = ['hex', 'base64'];
const HASH_RULES: Readonly<Record<string, HashRule>> = {
  argon2: { encodings: text, salt: false, value: /^\$argon2(id|i|d)\$.*\$[^$]+\$[^$]+$/ },
  bcrypt: { encodings: text, salt: true, value: BCRYPT },
  hmac: { encodings: bytes, salt: true },
  ldap: { encodings: text, salt: false, value: /^\{(S?MD5|S?SHA-?\d*)\}.+$/i },
  md4: { encodings: bytes, salt: true },
  md5: { encodings: bytes, salt: true },
  sha1: { encodings: bytes, salt: true },
  sha256: { encodings: bytes, salt: true },
  sha512: { encodings: bytes, salt: true },
  pbkdf2: { encodings: text, salt: false, value: /^\$pbkdf2-[\w-]+\$(.*\$)?[^$]+\$[^$]+$/ },
  scrypt: { encodings: bytes, salt: true },
};
const HMAC_DIGESTS = 'md4 md5 ripemd160 sha1 sha224 sha256 sha384 sha512 whirlpool'.split(' ');
const PASSWORD_ENCODINGS = 'ascii utf8 utf16le ucs2 latin1 binary'.split(' ');
const AT = 'custom_password_hash';

function customHashProblems(given: Partial<ImportedHash>): ImportError[] {
  const { algorithm = '', hash, salt, password } = given;
  const rule = Object.hasOwn(HASH_RULES, algorithm) ? HASH_RULES[algorithm] : undefined;
  if (!rule) return [error('ENUM_MISMATCH', `No enum match for: ${algorithm}`, `${AT}.algorithm`)];
  if (typeof hash?.value !== 'string')
    return [error('OBJECT_REQUIRED', 'Missing required property: value', `${AT}.hash`)];
  const found: ImportError[] = [];
  if (hash.encoding !== undefined && !rule.encodings.includes(hash.encoding))
    found.push(error('ENUM_MISMATCH', `No enum match for: ${hash.encoding}`, `${AT}.hash.encoding`));
  if (salt !== undefined && !rule.salt)
    found.push(error('NOT_PASSED', `salt is not allowed with ${algorithm}`, `${AT}.salt`));
  if (rule.value && !rule.value.test(hash.value))
    found.push(error('PATTERN', `String is no hash of ${algorithm}`, `${AT}.hash.value`));
  if (password?.encoding !== undefined && !PASSWORD_ENCODINGS.includes(password.encoding))
    found.push(error('ENUM_MISMATCH', `No enum match for: ${password.encoding}`, `${AT}.password.encoding`));
  if (algorithm === 'hmac') {
    if (!HMAC_DIGESTS.includes(String(hash.digest)))
      found.push(error('ENUM_MISMATCH', `No enum match for: ${String(hash.digest)}`, `${AT}.hash.digest`));
    if (typeof hash.key?.value !== 'string')
      found.push(error('OBJECT_REQUIRED', 'Missing required property: key', `${AT}.hash`));
  }
  if (algorithm === 'scrypt' && !(Number.isInteger(given.keylen) && Number(given.keylen) > 0))
    found.push(error('OBJECT_REQUIRED', 'Missing required property: keylen', AT));
  return found;
}

/** Each factor has one kind, and what belongs to that kind. */
const FACTORS: Readonly<Record<string, { property: string; form: (value: string) => boolean }>> = {
  totp: { property: 'secret', form: (value) => /^[A-Z2-7]+$/.test(value) },
  phone: { property: 'value', form: (value) => /^\+[0-9]{1,15}$/.test(value) },
  email: { property: 'value', form: (value) => formats.email?.(value) === true },
};

export function factorProblems(factors: readonly unknown[] | undefined): ImportError[] {
  if (factors === undefined) return [];
  if (factors.length < 1)
    return [error('ARRAY_LENGTH_SHORT', 'Array is too short (0), minimum 1', 'mfa_factors')];
  if (factors.length > 10)
    return [error('ARRAY_LENGTH_LONG', `Array is too long (${factors.length}), maximum 10`, 'mfa_factors')];
  return factors.flatMap((factor, index) => factorProblem(factor, `mfa_factors[${index}]`));
}

function factorProblem(factor: unknown, path: string): ImportError[] {
  if (typeOf(factor) !== 'object')
    return [error('INVALID_TYPE', `Expected type object but found type ${typeOf(factor)}`, path)];
  const [[kind, given] = ['', undefined], ...others] = Object.entries(factor as Doc);
  const rule = Object.hasOwn(FACTORS, kind) ? FACTORS[kind] : undefined;
  if (!rule || others.length > 0)
    return [error('MFA_FACTORS_FAILED', 'A factor is one of totp, phone and email', path)];
  const value = (given as Doc | null)?.[rule.property];
  if (typeof value !== 'string')
    return [error('OBJECT_REQUIRED', `Missing required property: ${rule.property}`, `${path}.${kind}`)];
  return rule.form(value)
    ? []
    : [error('PATTERN', `The value is no ${kind} factor`, `${path}.${kind}.${rule.property}`)];
}
