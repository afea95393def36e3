import { describe, expect, it } from 'vitest';
import { fails } from '../../confirm/reader.js';
import { computed } from './view.js';

describe('factor', () => {
  const put = (enabled: unknown, factors: unknown) =>
    computed('factor', 'PUT /guardian/factors/{name}', {
      path: { name: 'otp' },
      body: { enabled },
      answers: { '/guardian/factors': factors },
    });
  const list = (enabled: boolean) => [{ name: 'sms', enabled: !enabled }, 'x', { name: 'otp', enabled }];
  const on = [
    { effect: 'sign_in', fields: ['enabled'], why: 'Everybody may use the factor "otp".', grave: true },
  ];
  const off = [
    { effect: 'weakens', fields: ['enabled'], why: 'Nobody is asked for "otp" any more.', grave: true },
    {
      effect: 'lock_out',
      fields: ['enabled'],
      why: 'People who have no factor but "otp" may not get in.',
      grave: true,
    },
  ];
  it('is nothing where it is so already', async () => {
    expect(await put(true, list(true))).toEqual([]);
    expect(await put(false, list(false))).toEqual([]);
  });
  it('on and off', async () => {
    expect(await put(true, list(false))).toEqual(on);
    expect(await put(false, list(true))).toEqual(off);
    expect(await put(true, fails(403))).toEqual(on);
    expect(await put(false, fails(403))).toEqual(off);
    expect(await put(undefined, [{ name: 'otp' }])).toEqual(off);
  });
});
