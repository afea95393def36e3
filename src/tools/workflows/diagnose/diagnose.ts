/** Diagnoses one person's sign-in: read, judge, report. */
import type { ToolResult } from '../../answer/result.js';
import type { CallContext, Runtime } from '../../runtime.js';
import { nothingSeen } from '../answer.js';
import { Reader } from '../reader.js';
import { judge } from './judge.js';
import { gather, MOST_READS, type Question } from './reads/read-facts.js';
import { report } from './report/report.js';

export async function diagnose(runtime: Runtime, question: Question, call: CallContext): Promise<ToolResult> {
  const reader = new Reader(runtime, call, { limit: MOST_READS });
  const facts = await gather(reader, question);
  if (reader.lookedAt.length === 0) throw nothingSeen(reader, JSON.stringify(question.user.slice(0, 120)));
  return report(runtime, facts, judge(facts), reader);
}
