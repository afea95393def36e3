/** The registry of causes: what the compiler cannot check about a declaration. */
import { describe, expect, it } from 'vitest';
import { loadRegistry } from '../../../../src/tools/load-registry.js';
import {
  ADVICE_KINDS,
  type CauseDeclaration,
  REACHES,
  STAGES,
} from '../../../../src/tools/workflows/diagnose/causes/cause.js';
import { causes, type WithoutAdvice } from '../../../../src/tools/workflows/diagnose/causes/registry.js';
import { explain, isLoginFailure } from '../../../../src/tools/workflows/diagnose/explain.js';
import { judge } from '../../../../src/tools/workflows/diagnose/judge.js';
import { KEEPERS } from '../../../../src/tools/workflows/diagnose/keeper.js';
import { logEvents } from '../../../../src/tools/workflows/log-events.js';
import { event, facts, HOUR } from './login-facts.js';

const all: [string, CauseDeclaration][] = Object.entries(causes);
const codesOf = (member: 'always' | 'otherwise') => all.flatMap(([, { signs }]) => signs[member] ?? []);

describe('the registry of causes', () => {
  it('rejects a cause without a rule and without advice when compiled', () => {
    type Declared = { silent: { title: string }; advised: { title: string; advice: { text: string } } };
    const ruled: Record<WithoutAdvice<Declared>, string> = { silent: 'a rule' };
    // @ts-expect-error such a cause would be found and never reported
    const unruled: Record<WithoutAdvice<Declared>, string> = {};
    expect([Object.keys(ruled), Object.keys(unruled)]).toEqual([['silent'], []]);
    for (const [id, { rules, advice }] of all) expect(rules?.[0] ?? advice, id).toBeDefined();
  });

  it('uses the reaches, stages and kinds of advice that exist, and yields to other causes', () => {
    for (const [id, { reach, stage, advice, yieldsTo = [] }] of all) {
      expect(REACHES, id).toContain(reach);
      expect(STAGES, id).toContain(stage);
      if (advice) expect(ADVICE_KINDS, id).toContain(advice.kind);
      if (yieldsTo !== 'any likely cause')
        for (const other of yieldsTo) expect(causes, id).toHaveProperty(other);
    }
  });

  it.each(['always', 'otherwise'] as const)('gives each code to one cause only: %s', (member) => {
    const codes = codesOf(member);
    expect([...new Set(codes)]).toEqual(codes);
  });

  it('uses codes that the dictionary of log events has', () => {
    for (const [id, { signs, endedBy }] of all)
      for (const code of [signs.always, signs.otherwise, signs.never, endedBy].flatMap(
        (codes) => codes ?? [],
      ))
        expect(Object.hasOwn(logEvents, code), `${id}: ${code}`).toBe(true);
  });

  it('matches texts without state, in lowercase', () => {
    for (const [id, { signs }] of all) expect(signs.text?.flags ?? '', id).toBe('');
  });

  it('names in its advice the tools that it declares, and only tools that exist', async () => {
    const registry = await loadRegistry();
    for (const [id, { advice }] of all) {
      for (const tool of advice?.tools ?? []) {
        expect(registry.tool(tool), `${id}: ${tool}`).toBeDefined();
        expect(advice?.text, id).toContain(tool);
      }
    }
  });

  it('tells the person two sentences, and the helper what to do', () => {
    const tellings = all.flatMap(([id, { tell, do: next, advice, kept = {} }]) => [
      { id, tell, next: next ?? advice?.text },
      ...Object.entries(kept).map(([keeper, words]) => {
        expect(KEEPERS, id).toContain(keeper);
        return { id: `${id} ${keeper}`, tell: words.tell, next: words.do };
      }),
    ]);
    for (const { id, tell, next } of tellings) {
      expect(tell.match(/[.?!](\s|$)/g)?.length, id).toBeLessThanOrEqual(2);
      expect(tell, id).not.toMatch(
        /\b(tenant|connection|client|callback|grant|log|API|Action|audience|origin)\b/,
      );
      expect(next, id).toMatch(/\.$/);
    }
  });

  const advised = all.filter(([, { advice }]) => advice);
  it.each(advised)('reports %s for a failure of this kind', (id, { signs, advice }) => {
    const description = sampleOf[id] ?? '';
    const type = signs.always?.[0] ?? (description === '' ? signs.otherwise?.[0] : undefined) ?? 'f';
    const failure = event(type, HOUR, { description });
    expect(explain(failure)).toBe(id);
    expect(isLoginFailure(failure)).toBe(true);
    const [first] = judge(facts([failure])).causes;
    expect(first).toMatchObject({ id, advice: advice?.text, evidence: [failure.id] });
  });
});

/** A text of each cause that advice alone reports, where a code does not decide. */
const sampleOf: Record<string, string> = {
  login_flood: 'Too many logins with the same username',
  bot_detection: 'Invalid captcha value',
  network_rule: 'Blocked by a network ACL',
  client_credentials: 'Invalid client secret',
  device_flow: 'The device code has expired',
  plan_limit: 'This feature is not available in your subscription',
  code_exchange: 'Failed to verify code verifier',
  passwordless_code: 'Wrong phone number or verification code.',
  consent: 'User did not authorize the request',
  action_failed: "Cannot read property 'id' of undefined",
  identity_provider: 'AADSTS50105: not assigned to a role',
  request_invalid: 'Missing required parameter: response_type',
  stale_page: 'State mismatch',
  login_denied: 'Access denied.',
  other_failure: 'Computer says no',
};
