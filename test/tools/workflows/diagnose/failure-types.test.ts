/** What is known about failures: every event code has a role, and every text a meaning that its rules use. */
import { describe, expect, it } from 'vitest';
import { causes } from '../../../../src/tools/workflows/diagnose/causes/registry.js';
import {
  explain,
  failureTypes,
  isFailureAside,
  isLoginFailure,
  knownText,
} from '../../../../src/tools/workflows/diagnose/explain.js';
import { failureTexts, SIDES } from '../../../../src/tools/workflows/diagnose/failure-texts.js';
import { logEvents } from '../../../../src/tools/workflows/log-events.js';
import { event, HOUR } from './login-facts.js';

const failures = Object.entries(logEvents)
  .filter(([, { outcome }]) => outcome === 'failure' || outcome === 'block')
  .map(([code]) => code);
const signs = Object.values(causes).map((cause) => cause.signs);
const named = new Set(signs.flatMap(({ always = [], otherwise = [] }) => [...always, ...otherwise]));

describe('the event codes of failures', () => {
  it('all have a role and a reason, and no other code has one', () => {
    expect(Object.keys(failureTypes).sort()).toEqual(failures.sort());
    for (const [code, { role, why }] of Object.entries(failureTypes)) {
      expect(['cause', 'part', 'aside', 'neither'], code).toContain(role);
      expect(why, code).toMatch(/^[A-Z].*\.$/);
    }
  });

  it.each(failures)('%s has the role that the rules give it', (code) => {
    const role = failureTypes[code]?.role;
    const one = event(code, HOUR, { description: '' });
    expect(isLoginFailure(one)).toBe(role === 'cause' || role === 'part');
    expect(isFailureAside(one)).toBe(role === 'aside');
    if (role === 'cause') expect(named.has(code)).toBe(true);
    if (role === 'part') expect(explain(one)).toBe('other_failure');
  });
});

describe('the texts of failures', () => {
  it('are many, each with a side, a source and one meaning', () => {
    expect(failureTexts.length).toBeGreaterThanOrEqual(150);
    for (const { match, side, source, means, cause } of failureTexts) {
      expect(SIDES, match.source).toContain(side);
      expect(source, match.source).toMatch(/^https:\/\//);
      expect(means, match.source).toMatch(/\.$/);
      expect(causes, match.source).toHaveProperty(cause);
    }
    const patterns = failureTexts.map(({ match }) => match.source);
    expect(new Set(patterns).size).toBe(patterns.length);
  });

  it.each(failureTexts.map((known) => [known.text, known] as const))('know %s', (text, known) => {
    const type = known.types?.[0] ?? 'f';
    const strategy = known.strategies?.[0] ?? (known.outside ? 'oidc' : 'auth0');
    const one = event(type, HOUR, { description: text, strategy });
    expect(knownText(one)?.match.source).toBe(known.match.source);
    expect(explain(one)).toBe(known.cause);
  });

  it('tell the client secret of the application from that of the connection', () => {
    const description = 'invalid_client: Client authentication failed';
    const application = event('feacft', HOUR, { description });
    const connection = event('f', HOUR, { description, strategy: 'oidc' });
    expect([explain(application), explain(connection)]).toEqual(['client_credentials', 'identity_provider']);
  });
});
