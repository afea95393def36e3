import { z } from 'zod';
import { checkArguments } from '../call/arguments.js';
import { workflow } from './workflow.js';

const input = z.strictObject({
  since: z.string().max(40).optional().describe('24h, 7d, yesterday, ISO date; default 24h'),
  until: z.string().max(40).optional(),
  q: z.string().max(1000).optional().describe('Lucene filter: type:fp, client_id:"…"'),
});

export const summarizeLogs = workflow({
  name: 'summarize_logs',
  title: 'Summarize the log',
  description: 'Counts events by type, application, connection, user, address and time, with a chart.',
  risk: 'read',
  scopes: ['read:logs', 'read:logs_users'],
  input,
  output: ['events', 'failures', 'look_at', 'by_type', 'timeline'],
  call: async (runtime, args, call) => {
    const given = checkArguments('summarize_logs', input, args);
    const { summarize } = await import('./logs/summarize.js');
    return summarize(runtime, given, call);
  },
});
