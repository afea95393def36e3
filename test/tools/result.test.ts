import { describe, expect, it } from 'vitest';
import { ApiError } from '../../src/client/errors.js';
import type { ApiResponse } from '../../src/client/types.js';
import type { Operation } from '../../src/tools/operation.js';
import { subscribeToEvents } from '../../src/tools/operations/events.js';
import { listOrganizationMembers } from '../../src/tools/operations/organizations.js';
import { getUser, listUsers, updateUser } from '../../src/tools/operations/users.js';
import { errorResult, RESPONSE_BUDGET, responseResult, type ToolResult } from '../../src/tools/result.js';

const masking = { email: false, phone: false, ip: false };
const answer = (body: unknown, status = 200): ApiResponse => ({
  status,
  headers: {},
  body,
  attempts: 1,
  durationMs: 1,
});
const resultOf = (
  operation: Operation,
  args: Record<string, unknown>,
  body: unknown,
  status?: number,
): ToolResult => responseResult(operation, args, answer(body, status), masking);

const textOf = ({ content: [block] }: ToolResult): string => block?.text ?? '';

/** Users of about 1,000 characters each: some 25 fit the budget. */
const users = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => ({ user_id: `auth0|${from + i}`, about: 'x'.repeat(960) }));
/** What the API would answer to these arguments out of 100 users. */
const page = ({ page: p = 0, per_page: per = 50 }: { page?: number; per_page?: number }) =>
  users(100).slice(p * per, p * per + per);

describe('lists', () => {
  it('have one shape, whether the body is bare or wrapped', () => {
    expect(resultOf(listUsers, {}, users(2)).structuredContent).toEqual({ items: users(2) });
    const wrapped = { start: 0, limit: 2, length: 2, total: 9, users: users(2) };
    expect(resultOf(listUsers, {}, wrapped).structuredContent).toEqual({
      items: users(2),
      start: 0,
      limit: 2,
      total: 9,
    });
  });

  it.each([0, 1, 2, 3])(
    'too large for an answer (page %i) keep whole items, and the arguments given fetch exactly the rest',
    (start) => {
      const args: Record<string, unknown> = { page: start, per_page: 25, fields: 'user_id,about' };
      const seen: unknown[] = [];
      let next: Record<string, unknown> | undefined = args;
      for (let calls = 0; next && calls < 60; calls++) {
        const { items, truncation } = resultOf(listUsers, next, page(next)).structuredContent as {
          items: unknown[];
          truncation?: { arguments: Record<string, unknown> };
        };
        expect(items.length).toBeGreaterThan(0);
        seen.push(...items);
        next = truncation?.arguments;
        if (next) expect(next.fields).toBe('user_id,about');
      }
      // Whoever follows the arguments may read on beyond the first page, but misses nothing and sees nothing twice.
      const wanted = users(100).slice(start * 25, start * 25 + 25);
      expect(seen.slice(0, 25)).toEqual(wanted);
      expect(new Set(seen.map((u) => JSON.stringify(u))).size).toBe(seen.length);
    },
  );

  it('with a cursor give a smaller take instead of a cursor that would skip items', () => {
    const members = users(60);
    const { items, next, truncated, truncation } = resultOf(
      listOrganizationMembers,
      { organization_id: 'org_1', take: 60, from: 'abc' },
      { members, next: 'zzz' },
    ).structuredContent as Record<string, unknown> & { items: unknown[]; truncation: { arguments: object } };
    expect(truncated).toBe(true);
    expect(next).toBeUndefined();
    expect(truncation.arguments).toEqual({ organization_id: 'org_1', from: 'abc', take: items.length });
  });

  it('never exceed the budget by more than the frame', () => {
    const text = resultOf(listUsers, {}, users(100)).content[0]?.text ?? '';
    expect(text.length).toBeLessThan(RESPONSE_BUDGET + 1_000);
  });

  it('are whole as long as their items fit the budget, whatever stands around them, and not one character longer', () => {
    const item = { user_id: 'auth0|1', about: '' };
    const bare = JSON.stringify(item).length;
    const filling = (length: number) => ({ ...item, about: 'x'.repeat(length - bare) });
    // Each item counts with the comma after it.
    const fit = [filling(15_000), filling(RESPONSE_BUDGET - 15_000 - 2)];
    const result = resultOf(listUsers, {}, fit);
    expect(textOf(result).length).toBeGreaterThan(RESPONSE_BUDGET);
    expect(result.structuredContent).toEqual({ items: fit });
    expect(JSON.parse(textOf(result))).toEqual({ items: fit });
    const over = [fit[0], filling(RESPONSE_BUDGET - 15_000 - 1)];
    expect(resultOf(listUsers, {}, over).structuredContent).toMatchObject({
      items: [fit[0]],
      truncated: true,
    });
  });
});

describe('single things', () => {
  it('leave out the largest members when they are too large, and say how to get them', () => {
    const { truncation, big, user_id } = resultOf(
      getUser,
      { user_id: 'auth0|1' },
      { user_id: 'auth0|1', big: 'y'.repeat(40_000) },
    ).structuredContent as Record<string, unknown>;
    expect(user_id).toBe('auth0|1');
    expect(big).toBeUndefined();
    expect(truncation).toMatchObject({
      left_out: { big: expect.any(String) },
      advice: expect.stringContaining('fields'),
    });
  });

  it('say what was done when there is no body', () => {
    const result = resultOf(updateUser, { user_id: 'auth0|1' }, undefined, 204);
    expect(result.structuredContent).toEqual({ ok: true, status: 204 });
    expect(result.content[0]?.text).toContain('Update a user: done for user_id "auth0|1" (HTTP 204).');
  });

  it('mask secrets and show hidden characters', () => {
    const { structuredContent } = resultOf(
      getUser,
      { user_id: 'x' },
      { name: 'Eve\u202e', app_metadata: { client_secret: 's3cr3t' } },
    );
    expect(structuredContent).toEqual({ name: 'Eve<U+202E>', app_metadata: { client_secret: '[redacted]' } });
  });
});

describe('failures', () => {
  it('carry status, code, message, hint and when to retry', () => {
    const error = new ApiError('Global limit has been reached', {
      kind: 'api',
      status: 429,
      errorCode: 'too_many_requests',
      retryAfterS: 3,
      hint: 'Wait.',
    });
    const result = errorResult('list_users', error);
    expect(result.isError).toBe(true);
    expect(result.structuredContent).toEqual({
      error: {
        status: 429,
        code: 'too_many_requests',
        message: 'Global limit has been reached',
        hint: 'Wait.',
        retry_after_s: 3,
      },
    });
    expect(result.content[0]?.text).toBe(
      'list_users failed (429 too_many_requests): Global limit has been reached\nWait.\nRetry after 3 s.',
    );
  });

  it('of our own show neither stack nor message', () => {
    const result = errorResult('get_user', new TypeError('cannot read client_secret=abc of undefined'));
    expect(JSON.stringify(result)).not.toMatch(/abc|TypeError|undefined/);
    expect(result.structuredContent).toHaveProperty('error.code', 'internal_error');
  });
});

describe('streams of events', () => {
  it('become a list of the events that came whole', () => {
    const body =
      'event: user.created\nid: 1\ndata: {"type":"user.created"}\n\n: keep-alive\n\nid: 2\ndata: plain\n\nid: 3\ndata: {"ha';
    const response = { ...answer(body), headers: { 'content-type': 'text/event-stream' } };
    expect(responseResult(subscribeToEvents, {}, response, masking).structuredContent).toEqual({
      items: [
        { event: 'user.created', id: '1', data: { type: 'user.created' } },
        { id: '2', data: 'plain' },
      ],
    });
  });
});
