/** From the question to the page: read, judge, report. */
import { ToolError } from '../../errors.js';
import type { ToolResult } from '../../result.js';
import type { CallContext, Runtime } from '../../runtime.js';
import { Reader } from '../reader.js';
import { gather, MOST_READS, type Question } from './gather.js';
import { judge } from './judge.js';
import { report } from './report.js';

export async function diagnose(runtime: Runtime, question: Question, call: CallContext): Promise<ToolResult> {
  const reader = new Reader(runtime, call, { limit: MOST_READS });
  const facts = await gather(reader, question);
  if (reader.lookedAt.length === 0) {
    const scopes = [...new Set(reader.unseen.flatMap((one) => one.scopes ?? []))];
    throw new ToolError(
      'nothing_seen',
      `Nothing about ${JSON.stringify(question.user)} could be read: ${reader.unseen[0]?.why ?? 'the token lacks the scopes'}.`,
      {
        ...(scopes.length > 0 ? { hint: `Grant the application ${scopes.join(', ')}.` } : {}),
      },
    );
  }
  return report(runtime, facts, judge(facts), reader);
}
