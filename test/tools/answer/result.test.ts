import { describe, expect, it } from 'vitest';
import { toWire } from '../../../src/catalog/wire.js';
import { ApiError } from '../../../src/client/errors.js';
import type { ApiRequest, ApiResponse } from '../../../src/client/types.js';
import { withCursor } from '../../../src/tools/answer/fetch-all-place.js';
import {
  errorResult,
  lacksCursor,
  RESPONSE_BUDGET,
  responseResult,
  type ToolResult,
} from '../../../src/tools/answer/result.js';
import { requestOf } from '../../../src/tools/call/request.js';
import type { Operation } from '../../../src/tools/operation.js';
import { subscribeToEvents } from '../../../src/tools/operations/events.js';
import { listLogs } from '../../../src/tools/operations/logs.js';
import { listOrganizationMembers } from '../../../src/tools/operations/organizations.js';
import { getUser, listUsers, updateUser } from '../../../src/tools/operations/users.js';

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

/** Text of a size that makes about 25 users or events fit the budget. */
const ABOUT = 'x'.repeat(RESPONSE_BUDGET / 25 - 40);
const users = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => ({ user_id: `auth0|${from + i}`, about: ABOUT }));
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

  it('too large for an answer say what takes the space, unless properties were chosen', () => {
    const { truncation } = resultOf(listUsers, {}, users(50)).structuredContent as {
      truncation: { smaller: string };
    };
    expect(truncation.smaller).toBe(
      'Most of the size is about. More items fit if fields lists only the properties you need.',
    );
    const chosen = resultOf(listUsers, { fields: 'user_id,about' }, users(50)).structuredContent;
    expect(chosen).toMatchObject({ truncated: true });
    expect(chosen?.truncation).not.toHaveProperty('smaller');
    const even = Array.from({ length: 50 }, () => ({
      a: 'x'.repeat(400),
      b: 'y'.repeat(400),
      c: 'z'.repeat(400),
    }));
    expect(resultOf(listUsers, {}, even).structuredContent).toHaveProperty(
      'truncation.smaller',
      'More items fit if fields lists only the properties you need.',
    );
  });

  it.each([0, 1, 2])(
    'too large for an answer (page %i) keep whole items, and arguments for exactly those left out',
    (start) => {
      const args = { page: start, per_page: 31, fields: 'user_id,about' };
      const { items, truncation } = resultOf(listUsers, args, page(args)).structuredContent as {
        items: unknown[];
        truncation: { left_out: number; arguments: { page: number; per_page: number } };
      };
      const rest = truncation.arguments;
      expect(items.length).toBeGreaterThan(15);
      expect(items).toEqual(page(args).slice(0, items.length));
      expect(truncation.left_out).toBe(page(args).length - items.length);
      expect(rest).toMatchObject({
        fields: 'user_id,about',
        fetch_all: true,
        max_items: truncation.left_out,
      });
      expect(rest.page * rest.per_page).toBe(start * 31 + items.length);
      expect(rest.per_page).toBeGreaterThanOrEqual(10);
    },
  );

  it('of events after a known one go on after the last that was kept', () => {
    const events = Array.from({ length: 60 }, (_, i) => ({ log_id: `9${i}`, about: ABOUT }));
    const args = { from: '8', take: 60 };
    const { items, truncation } = resultOf(listLogs, args, events).structuredContent as {
      items: { log_id: string }[];
      truncation: { arguments: object };
    };
    expect(truncation.arguments).toEqual({ from: items.at(-1)?.log_id, take: 60 - items.length });
  });

  it('with a cursor go on after what was kept by a cursor of its own, not by the one that skips the rest', async () => {
    const members = users(60);
    const args = { organization_id: 'org_1', take: 60, from: 'abc' };
    const result = resultOf(listOrganizationMembers, args, { members, next: 'zzz' });
    const { items, next, truncation } = result.structuredContent as Record<string, unknown> & {
      items: unknown[];
      truncation: { arguments: object };
    };
    expect(next).toBeUndefined();
    // Without another request, only the same items have a cursor after them.
    expect(truncation.arguments).toEqual({ ...args, take: items.length });
    expect(lacksCursor(result, args)).toBe(true);

    const request = requestOf(listOrganizationMembers, toWire(listOrganizationMembers, args));
    const asked: ApiRequest[] = [];
    const send = async (page: ApiRequest) => {
      asked.push(page);
      return answer({ members: members.slice(0, items.length), next: 'mmm' });
    };
    const mended = await withCursor(result, args, request, { send });
    expect(asked.map(({ query }) => query)).toEqual([{ from: 'abc', take: items.length }]);
    expect(mended.structuredContent).toMatchObject({
      items,
      truncated: true,
      truncation: { kept: items.length, arguments: { ...args, from: 'mmm', take: 60 - items.length } },
    });
    expect(lacksCursor(mended, args)).toBe(false);
    const lost = () => Promise.reject(new Error('lost'));
    expect(await withCursor(result, args, request, { send: lost })).toBe(result);
  });

  it('never exceed the budget by more than the frame', () => {
    const text = resultOf(listUsers, {}, users(100)).content[0]?.text ?? '';
    expect(text.length).toBeLessThan(RESPONSE_BUDGET + 1_000);
  });

  it('are complete while their items fit the budget, regardless of other text, and not one character longer', () => {
    const item = { user_id: 'auth0|1', about: '' };
    const bare = JSON.stringify(item).length;
    const filling = (length: number) => ({ ...item, about: 'x'.repeat(length - bare) });
    // Each item counts with the comma after it.
    const first = Math.round(RESPONSE_BUDGET * 0.6);
    const fit = [filling(first), filling(RESPONSE_BUDGET - first - 2)];
    const result = resultOf(listUsers, {}, fit);
    expect(textOf(result).length).toBeGreaterThan(RESPONSE_BUDGET);
    expect(result.structuredContent).toEqual({ items: fit });
    expect(JSON.parse(textOf(result))).toEqual({ items: fit });
    const over = [fit[0], filling(RESPONSE_BUDGET - first - 1)];
    expect(resultOf(listUsers, {}, over).structuredContent).toMatchObject({
      items: [fit[0]],
      truncated: true,
    });
  });
});

describe('single things', () => {
  it('are cut inside where they are too large, and say how to get the rest', () => {
    const { truncation, big, user_id } = resultOf(
      getUser,
      { user_id: 'auth0|1' },
      { user_id: 'auth0|1', big: 'y'.repeat(40_000) },
    ).structuredContent as Record<string, unknown>;
    expect(user_id).toBe('auth0|1');
    expect(big).toMatch(/^y+…$/);
    expect(truncation).toMatchObject({
      parts: [{ part: `big[${String(big).length - 1}:]`, characters: expect.any(Number) }],
      advice: expect.stringContaining('part set to one of these'),
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

  it('of our own show no stack and no message', () => {
    const result = errorResult('get_user', new TypeError('cannot read client_secret=abc of undefined'));
    expect(JSON.stringify(result)).not.toMatch(/abc|TypeError|undefined/);
    expect(result.structuredContent).toHaveProperty('error.code', 'internal_error');
  });

  it('name a tool in short, with nothing hidden: a caller chooses the name of one that is unknown', () => {
    const [{ text } = { text: '' }] = errorResult(`\u202E${'x'.repeat(1_000)}`, new Error('no')).content;
    expect(text).toMatch(/^<U\+202E>x{99} failed/);
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

describe('log events after one', () => {
  it('say that a filter was not applied', () => {
    const events = [{ log_id: 'b', type: 's' }];
    const { structuredContent, content } = resultOf(listLogs, { from: 'a', q: 'type:f' }, events);
    expect(structuredContent?.note).toMatch(/^With from, Auth0 ignores q\. These are all events after it/);
    expect(content[0]?.text).toContain('Auth0 ignores q');
    expect(resultOf(listLogs, { from: 'a', take: 5 }, events).structuredContent?.note).toBeUndefined();
    expect(resultOf(listLogs, { q: 'type:f' }, events).structuredContent?.note).toBeUndefined();
  });
});
