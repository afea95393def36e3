import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hashPassword,
  passwordMatches,
  prepareImportedHashes,
} from '../../../src/sandbox/auth/password-hash.js';
import { passwordProblem, passwordRules, policyText } from '../../../src/sandbox/auth/password-policy.js';

const never = () => false;
const problem = (password: string, options: Record<string, unknown>, profile: Record<string, unknown> = {}) =>
  passwordProblem(password, passwordRules(options), profile, never);

describe('levels', () => {
  it.each([
    ['none', 'x', undefined],
    ['low', 'short', 'PasswordStrengthError'],
    ['low', 'longer', undefined],
    ['fair', 'alllower1', 'PasswordStrengthError'],
    ['fair', 'Mixed1234', undefined],
    ['fair', 'Mixed12', 'PasswordStrengthError'],
    ['good', 'lowerUPPER', 'PasswordStrengthError'],
    ['good', 'lowerUPPER1', undefined],
    ['good', 'lower-case-1', undefined],
    ['good', 'Ab1!', 'PasswordStrengthError'],
    ['excellent', 'lowerUP-1', 'PasswordStrengthError'],
    ['excellent', 'lowerUPPER-12', undefined],
    ['excellent', 'lowerUPPPER-12', 'PasswordStrengthError'],
  ])('%s and %s', (passwordPolicy, password, expected) => {
    expect(problem(password, { passwordPolicy })).toBe(expected);
  });

  it('treats good as the default, and null as none', () => {
    expect(passwordRules(undefined).level).toBe('good');
    expect(passwordRules({ passwordPolicy: null }).level).toBe('none');
  });

  it('lets the minimum length override that of the level', () => {
    const options = { passwordPolicy: 'low', password_complexity_options: { min_length: 12 } };
    expect(problem('elevenchars', options)).toBe('PasswordStrengthError');
    expect(problem('twelve-chars', options)).toBeUndefined();
  });

  it('goes by the level while there is one, whatever the newer options say', () => {
    const password_options = { complexity: { min_length: 15 } };
    expect(problem('lower-case-1', { passwordPolicy: 'good', password_options })).toBeUndefined();
    expect(problem('lower-case-1', { password_options })).toBe('PasswordStrengthError');
  });

  it('reads the newer options', () => {
    const complexity = {
      min_length: 4,
      character_types: ['lowercase', 'number'],
      sequential_characters: 'block',
      identical_characters: 'block',
    };
    const options = { password_options: { complexity } };
    expect(problem('word', options)).toBe('PasswordStrengthError');
    expect(problem('w9rd', options)).toBeUndefined();
    expect(problem('w9rd123', options)).toBe('PasswordStrengthError');
    expect(problem('w9rdddd', options)).toBe('PasswordStrengthError');
  });
});

describe('dictionary, personal data and history', () => {
  it('refuses common passwords and those of the tenant, whatever their case', () => {
    const options = {
      passwordPolicy: 'low',
      password_dictionary: { enable: true, dictionary: ['Lumenbikes'] },
    };
    expect(problem('PassWord', options)).toBe('PasswordDictionaryError');
    expect(problem('lumenBIKES', options)).toBe('PasswordDictionaryError');
    expect(problem('lumenbikes2', options)).toBeUndefined();
    expect(problem('password', { passwordPolicy: 'low' })).toBeUndefined();
  });

  it('refuses parts of the profile', () => {
    const options = { passwordPolicy: 'low', password_no_personal_info: { enable: true } };
    const profile = { email: 'astrid.l@x.example', nickname: 'asti', user_metadata: { first: 'Astrid' } };
    expect(problem('xASTRIDx', options, profile)).toBe('PasswordNoUserInfoError');
    expect(problem('my-asti-1', options, profile)).toBe('PasswordNoUserInfoError');
    expect(problem('unrelated', options, profile)).toBeUndefined();
  });

  it('asks about as many earlier passwords as the history is long', () => {
    const asked: number[] = [];
    const rules = passwordRules({ passwordPolicy: 'low', password_history: { enable: true, size: 3 } });
    const reused = (depth: number) => asked.push(depth) > 0;
    expect(passwordProblem('whatever', rules, {}, reused)).toBe('PasswordHistoryError');
    expect(asked).toEqual([3]);
  });

  it('describes the rules', () => {
    expect(policyText(passwordRules({ passwordPolicy: 'excellent' }))).toContain('At least 10 characters');
    expect(policyText(passwordRules({ passwordPolicy: 'none' }))).toBe('* At least 1 characters in length');
  });
});

describe('stored passwords', () => {
  it('match themselves and nothing else', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const stored = hashPassword(one);
        expect(stored).not.toContain(one.length > 3 ? one : '\u0000');
        expect(passwordMatches(one, stored)).toBe(true);
        expect(passwordMatches(other, stored)).toBe(one === other);
      }),
    );
  });

  it('may have been hashed elsewhere', async () => {
    await prepareImportedHashes();
    const imported = (algorithm: string, value: string, more = {}) => ({
      algorithm,
      hash: { value, encoding: 'hex' },
      ...more,
    });
    const sha256 = '5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8';
    expect(passwordMatches('password', imported('sha256', sha256))).toBe(true);
    expect(passwordMatches('Password', imported('sha256', sha256))).toBe(false);
    expect(
      passwordMatches('word', imported('sha256', sha256, { salt: { value: 'pass', position: 'prefix' } })),
    ).toBe(true);
    expect(passwordMatches('password', imported('bcrypt', sha256))).toBe(false);
    expect(passwordMatches('password', { algorithm: 'pbkdf2', hash: { value: 'not a PHC string' } })).toBe(
      false,
    );
  });
});
