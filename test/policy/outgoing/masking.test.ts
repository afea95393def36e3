import { describe, expect, test } from 'vitest';
import { maskLines, maskPii, NO_MASKING } from '../../../src/policy/outgoing/masking.js';

const all = { email: true, phone: true, ip: true };

describe('masking of personal data', () => {
  test('off, the value is given back', () => {
    const value = { email: 'jane@example.com' };
    expect(maskPii(value, { email: false, phone: false, ip: false })).toBe(value);
    const personal = ['jane@example.com', '+15550001234', '203.0.113.7'];
    expect(maskPii(personal, NO_MASKING)).toBe(personal);
  });

  test.each(['phone', 'phone_number', 'mobile', 'recipient_number'])('a national number as %s', (name) => {
    expect(maskPii({ [name]: '0170 1234567' }, all)).toEqual({ [name]: '**** *****67' });
  });

  test('what is no text stays as it is', () => {
    const value = { email: null, phone: 5, ip: true, list: [null, undefined] };
    expect(maskPii(value, all)).toBe(value);
    expect(maskPii(null, all)).toBe(null);
  });

  test.each([
    ['jane@example.com', 'j***@example.com'],
    ['Mail from jane.doe+x@mail.example.co.uk failed', 'Mail from j***@mail.example.co.uk failed'],
    ['zoë@exämple.de', 'z***@exämple.de'],
    ['not an @ address', 'not an @ address'],
    ['jane&#0064;example.com jane&commat;example.com', 'j***&#0064;example.com j***&commat;example.com'],
    ['jane%2540example.com jane\\u0040example.com', 'j***%2540example.com j***\\u0040example.com'],
    ['"jane doe"@example.com', '"***@example.com'],
    ['"jane"doe@example.com', '"jane"d***@example.com'],
    ['jane&#64;example.com, bob&#x40;example.com', 'j***&#64;example.com, b***&#x40;example.com'],
  ])('e-mail: %s', (text, expected) => {
    expect(maskPii(text, { ...all, phone: false, ip: false })).toBe(expected);
  });

  test.each([
    ['+15550001234', '+*********34'],
    ['call +49 170 1234567 now', 'call +** *** *****67 now'],
    ['+1/415–555—1234', '+*/***–***—**34'],
    ['2025-01-02T03:04:05.000Z', '2025-01-02T03:04:05.000Z'],
    ['1 + 1', '1 + 1'],
  ])('phone: %s', (text, expected) => {
    expect(maskPii(text, all)).toBe(expected);
  });

  test.each([
    ['203.0.113.7', '203.0.*.*'],
    ['from 203.0.113.7, then', 'from 203.0.*.*, then'],
    ['2001:db8:85a3:0:0:8a2e:370:7334', '2001:***'],
    ['2001:db8::1', '2001:***'],
    ['version 1.2.3', 'version 1.2.3'],
    ['at 12:34:56', 'at 12:34:56'],
    ['2025-01-02T03:04:05.000Z', '2025-01-02T03:04:05.000Z'],
  ])('IP: %s', (text, expected) => {
    expect(maskPii(text, all)).toBe(expected);
  });

  test('the hash of an address in that of a picture', () => {
    const picture = (hash: string) => `https://s.gravatar.com/avatar/${hash}?s=480&d=https%3A%2F%2Fx.example`;
    const shown = picture('***');
    for (const hash of ['0af'.repeat(11).slice(1), 'AF01'.repeat(16)])
      expect(maskPii({ picture: picture(hash) }, all)).toEqual({ picture: shown });
    for (const hash of ['a'.repeat(31), 'g'.repeat(32)])
      expect(maskPii({ picture: picture(hash) }, all)).toEqual({ picture: picture(hash) });
    const whole = picture('a'.repeat(32));
    expect(maskPii({ picture: whole }, { ...all, email: false })).toEqual({ picture: whole });
    expect(maskPii('https://s-gravatar.example/avatar/x', all)).toBe('https://s-gravatar.example/avatar/x');
  });

  test('the values of a difference, by the field that it names', () => {
    const difference = (field: unknown, from: unknown, to: unknown) => maskPii({ field, from, to }, all);
    expect(difference('nickname', 'jane', 'zz')).toEqual({ field: 'nickname', from: 'j***', to: 'z***' });
    expect(difference('user_metadata.phone', '5557654321', 'none')).toEqual({
      ...{ field: 'user_metadata.phone', from: '********21', to: 'none' },
    });
    expect(difference('phone.note', '5557654321', undefined)).toEqual({
      ...{ field: 'phone.note', from: '5557654321', to: undefined },
    });
    expect(maskPii({ field: 'phone', at: '5557654321' }, all)).toEqual({ field: 'phone', at: '5557654321' });
    expect(difference(7, '5557654321', '')).toEqual({ field: 7, from: '5557654321', to: '' });
  });

  test('a nickname that is what stands ahead of the @', () => {
    const user = {
      email: 'jane@example.com',
      nickname: 'jane',
      other: 'ann',
      user_id: 'jane',
      list: ['jane'],
    };
    expect(maskPii(user, all)).toEqual({ ...user, email: 'j***@example.com', nickname: 'j***' });
    expect(maskPii({ email: 'jane@example.com', nickname: 'jane' }, { ...all, email: false })).toEqual({
      email: 'jane@example.com',
      nickname: 'jane',
    });
    for (const email of ['jane@host', 'see jane@example.com', undefined, 7])
      expect(maskPii({ email, nickname: 'jane' }, all)).toMatchObject({ nickname: 'j***' });
    for (const more of [{}, { name: 'janet' }, { name: 7 }])
      expect(maskPii({ email: 'other@example.com', nickname: 'jane', ...more }, all)).toMatchObject({
        nickname: 'jane',
      });
    expect(maskPii({ email: 'other@example.com', nickname: 'jane@x.example' }, all)).toMatchObject({
      nickname: 'j***@x.example',
    });
    expect(maskPii({ nickname: 'jane' }, { ...all, email: false })).toEqual({ nickname: 'jane' });
    for (const nickname of ['', 'j***']) expect(maskPii({ nickname }, all)).toEqual({ nickname });
    expect(maskPii({ nickname: { from: 'jane', to: 'x' } }, all)).toEqual({
      nickname: { from: 'j***', to: 'x***' },
    });
    expect(maskPii({ email: '😀x@example.com', nickname: '😀x' }, all)).toMatchObject({ nickname: '😀***' });
  });

  test('by field, deep, and ids stay usable', () => {
    const user = {
      user_id: 'samlp|corp|jane@example.com',
      client_id: '203.0.113.7',
      email: 'jane@example.com',
      phone_number: '0170 1234567',
      last_ip: '203.0.113.7',
      logins_count: 3,
      user_metadata: { 'jane@example.com': ['jane@example.com'] },
    };
    expect(maskPii(user, all)).toEqual({
      user_id: 'samlp|corp|jane@example.com',
      client_id: '203.0.113.7',
      email: 'j***@example.com',
      phone_number: '**** *****67',
      last_ip: '203.0.*.*',
      logins_count: 3,
      user_metadata: { 'j***@example.com': ['j***@example.com'] },
    });
  });

  test.each(['phone', 'phone_number', 'phoneNumber', 'phonenumber', 'mobile', 'Mobile', 'recipient_number'])(
    'a number without a plus is one by its field %s',
    (key) => {
      expect(maskPii({ [key]: '0170 1234567' }, all)).toEqual({ [key]: '**** *****67' });
    },
  );

  test.each([
    ...['telephone', 'mobile_phone', 'homePhone', 'tel', 'cell', 'msisdn', 'whatsapp', 'MobileNumber'],
    ...['phone_numbers', 'cell_phone_2', 'contact_phone', 'Fax', 'cellphone', 'mobilephone', 'smartphone'],
    ...['phonenumbers', 'mobiles', 'MOBILE_PHONE'],
  ])('by a field like %s, where it holds a number to call', (key) => {
    expect(maskPii({ [key]: '0170 1234567' }, all)).toEqual({ [key]: '**** *****67' });
    expect(maskPii({ [key]: [4155551234] }, all)).toEqual({ [key]: ['********34'] });
    expect(maskPii({ [key]: { home: '0170/123–4567' } }, all)).toEqual({ [key]: { home: '****/***–**67' } });
    const other = {
      [key]: ['iPhone 15', '2026-01-02T03:04:05Z', '123456', 5, true],
      [`${key}_id`]: '01701234567',
    };
    expect(maskPii(other, all)).toEqual(other);
  });

  test.each(['hotel', 'cancelled', 'excell', 'headphoned', 'microphone'])('not by a field like %s', (key) => {
    const value = { [key]: '0170 1234567', n: 4155551234 };
    expect(maskPii(value, all)).toEqual(value);
  });

  test('an address at a host without a dot, in a field for addresses alone', () => {
    const value = { email: 'jane@host', contactMail: 'jane@host', note: 'lodash@latest' };
    expect(maskPii(value, all)).toEqual({
      email: 'j***@host',
      contactMail: 'j***@host',
      note: 'lodash@latest',
    });
    for (const other of [{ mailbox: 'jane@host' }, { email: 'to jane@host' }, { email: 'jane@host now' }])
      expect(maskPii(other, all)).toEqual(other);
  });

  test('a field for numbers may hold something else', () => {
    const words = { phone: 'ext 123', mobile: 'none', recipient_number: 'ext 12 x 3' };
    expect(maskPii(words, all)).toEqual(words);
  });

  test.each(['phone', 'Phone_Number', 'phonenumber', 'mobile', 'recipient_number'])(
    'a number in words is masked whole in the field %s alone, and only where numbers are',
    (key) => {
      const [text, hidden] = ['call (55) 12-9.0 x%2B1', 'call (**) **-*.* x%2B1'];
      expect(maskPii({ [key]: text, [`${key}_note`]: text }, all)).toEqual({
        ...{ [key]: hidden, [`${key}_note`]: text },
      });
      const value = { [key]: text, phone: 4155551234 };
      expect(maskPii(value, { ...all, phone: false })).toBe(value);
    },
  );

  test.each(['id', 'user_id', 'userId'])('%s is an id and stays', (key) => {
    expect(maskPii({ [key]: 'jane@example.com' }, all)).toEqual({ [key]: 'jane@example.com' });
  });

  test.each(['client_id', 'externalId', 'contact_id', 'id_provider_id', 'user_identity_id'])(
    '%s is one unless it is an address as a whole',
    (key) => {
      for (const id of ['203.0.113.7', 'samlp|corp|x jane@example.com', '+15550001234'])
        expect(maskPii({ [key]: id }, all)).toEqual({ [key]: id });
      expect(maskPii({ [key]: 'jane@example.com' }, all)).toEqual({ [key]: 'j***@example.com' });
    },
  );

  test.each(['paid', 'identity', 'ID', 'userIdentity', 'id_token_claims', 'idea', 'idle', 'Idle', 'an_idea'])(
    '%s is none',
    (key) => {
      expect(maskPii({ [key]: 'to jane@example.com' }, all)).toEqual({ [key]: 'to j***@example.com' });
      expect(maskPii({ [key]: 'jane@example.com' }, all)).toEqual({ [key]: 'j***@example.com' });
    },
  );

  test.each([
    ['x203.0.113.7', 'x203.0.*.*'],
    ['1.203.0.113.7', '1.203.0.113.7'],
    ['203.0.113.7.1', '203.0.113.7.1'],
    ['fe80::1:2', 'fe80:***'],
    ['FE80::1', 'FE80:***'],
    ['12:34:56:78:9a:bc', '12:34:56:78:9a:bc'],
    ['a::b::c x', 'a:*** x'],
    ['std::vector', 'std::vector'],
    ['+1234', '+1234'],
    ['a+15550001234', 'a+15550001234'],
    ['auth0|+15550001234', 'auth0|+15550001234'],
    ['+15550001234x', '+15550001234x'],
  ])('at the edges: %s', (text, expected) => {
    expect(maskPii(text, all)).toBe(expected);
  });

  test('only what is asked for', () => {
    const value = { email: 'jane@example.com', last_ip: '203.0.113.7', phone_number: '+15550001234' };
    expect(maskPii(value, { email: false, phone: false, ip: true })).toEqual({
      ...value,
      last_ip: '203.0.*.*',
    });
    expect(maskPii(value, { email: true, phone: false, ip: false })).toEqual({
      ...value,
      email: 'j***@example.com',
    });
    expect(maskPii(value, { email: false, phone: true, ip: false })).toEqual({
      ...value,
      phone_number: '+*********34',
    });
  });
});

test('values in lines are masked as those of an object', () => {
  const text = [
    'User "auth0|jane.doe"',
    '  E-mail: "jane.doe@example.com"',
    '  Name: "jane.doe"',
    '  User id: "jane.doe"',
    'Changed',
    '  nickname: "jd" -> "Jane"',
    '  user_metadata.home_phone ["x"]: "0170 1234567"',
    '  note: "jane.doe \\"x\\""',
  ].join('\n');
  const shown = (masking: typeof all) => maskPii(maskLines(text, masking), masking);
  expect(shown(NO_MASKING)).toBe(text);
  expect(shown(all)).toBe(
    [
      'User "auth0|jane.doe"',
      '  E-mail: "j***@example.com"',
      '  Name: "j***"',
      '  User id: "jane.doe"',
      'Changed',
      '  nickname: "j***" -> "J***"',
      '  user_metadata.home_phone ["x"]: "**** *****67"',
      '  note: "jane.doe \\"x\\""',
    ].join('\n'),
  );
  expect(shown({ ...NO_MASKING, ip: true })).toBe(text);
});

test('adversarial text takes linear time', () => {
  for (const piece of ['a', '"', '\\"', 'a: ', ' [', 'a."', '"a@b.c"\n'])
    expect(maskLines(piece.repeat(100_000), all).length).toBeGreaterThan(0);
  for (const piece of ['a', 'a.', 'a@', '+1', '1.', '1:', 'a:', '(', '+49 170 ']) {
    expect(String(maskPii(`${piece.repeat(300_000)} @`, all)).length).toBeGreaterThan(0);
  }
});

test('a number in an address has its plus sign encoded, in capitals or not', () => {
  const phone = { email: false, phone: true, ip: false };
  for (const plus of ['%2B', '%2b', '+'])
    expect(maskPii({ url: `/x?to=${plus}491701234567` }, phone)).toEqual({ url: '/x?to=+**********67' });
});
