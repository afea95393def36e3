import { ProtocolError, SdkError, SdkErrorCode } from '@modelcontextprotocol/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Approvals, WAITING_MS } from '../../../src/policy/approvals/approvals.js';
import { ANSWER_MS, askClient, type Question, type Send } from '../../../src/server/asking/ask-client.js';
import { tellAnswered } from '../../../src/server/asking/tell-answered.js';

const form: Question = {
  kind: 'ask',
  message: 'Delete?',
  schema: { type: 'object', properties: {} },
  state: 's',
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('askClient', () => {
  it('shows a sign of life every 15 s, and none after the answer', async () => {
    const progress = vi.fn();
    let answer: (answer: unknown) => void = () => undefined;
    const answered = new Promise<unknown>((resolve) => {
      answer = resolve;
    });
    const asking = askClient((() => answered) as Send, form, { progress });
    await vi.advanceTimersByTimeAsync(14_999);
    expect(progress).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(45_001);
    expect(progress.mock.calls).toEqual(new Array(4).fill(['Waiting for a person to answer the prompt.']));
    answer({ action: 'accept', content: { confirm: true } });
    expect(await asking).toEqual({
      responses: { confirmation: { action: 'accept', content: { confirm: true } } },
    });
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ['an error of the client', new ProtocolError(-32_601, 'Method not found'), { notShown: true }],
    ['no answer in time', new SdkError(SdkErrorCode.RequestTimeout, 'late'), { notShown: true }],
    [
      'an answer that the protocol does not know',
      new SdkError(SdkErrorCode.InvalidResult, 'action'),
      { responses: { confirmation: null } },
    ],
  ])('takes %s for what it is', async (_, error, expected) => {
    const progress = vi.fn();
    expect(await askClient((() => Promise.reject(error)) as Send, form, { progress })).toEqual(expected);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('fails where the client is gone, so that the call ends', async () => {
    const gone = new SdkError(SdkErrorCode.ConnectionClosed, 'Connection closed');
    await expect(askClient((() => Promise.reject(gone)) as Send, form, {})).rejects.toBe(gone);
    const abort = new AbortController();
    abort.abort();
    const late = new SdkError(SdkErrorCode.RequestTimeout, 'aborted');
    await expect(
      askClient((() => Promise.reject(late)) as Send, form, { signal: abort.signal }),
    ).rejects.toBe(late);
  });

  it('stops waiting while the question is still valid', async () => {
    const send = vi.fn(async () => ({ action: 'cancel' }));
    await askClient(send as unknown as Send, form, {});
    expect(send).toHaveBeenCalledWith(
      { method: 'elicitation/create', params: expect.objectContaining({ mode: 'form', message: 'Delete?' }) },
      expect.objectContaining({ timeout: ANSWER_MS, maxTotalTimeout: ANSWER_MS }),
    );
  });
});

describe('tellAnswered', () => {
  const approval = async (approvals: Approvals) => {
    const opened = await approvals.open({
      caller: 'local',
      tenant: 't',
      tool: 'delete_user',
      args: 'a',
      policy: 'p',
      person: 'local',
      title: 'Delete user',
      clientName: 'host',
      level: 'ask',
      question: 'Delete?',
      shown: 's',
      change: 'c',
      effects: [],
    });
    return opened?.id ?? '';
  };

  it.each([true, false])('tells once the person has answered (approve: %s)', async (approve) => {
    const approvals = new Approvals();
    const id = await approval(approvals);
    const tell = vi.fn(async () => undefined);
    const telling = tellAnswered(approvals, id, tell, new AbortController().signal);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(tell).not.toHaveBeenCalled();
    await approvals.answer(id, { approve, by: { person: 'local' }, how: 'page' });
    await telling;
    expect(tell).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('tells when nobody answered in time', async () => {
    const approvals = new Approvals();
    const tell = vi.fn(async () => undefined);
    const telling = tellAnswered(approvals, await approval(approvals), tell, new AbortController().signal);
    await vi.advanceTimersByTimeAsync(WAITING_MS + 1_000);
    await telling;
    expect(tell).toHaveBeenCalledOnce();
  });

  it('ends with the connection', async () => {
    const approvals = new Approvals();
    const tell = vi.fn(async () => undefined);
    const closed = new AbortController();
    const telling = tellAnswered(approvals, await approval(approvals), tell, closed.signal);
    await vi.advanceTimersByTimeAsync(1_000);
    closed.abort();
    await telling;
    expect(tell).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});
