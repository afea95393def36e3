import { z } from 'zod';
import { checkArguments } from '../../call/arguments.js';
import { workflow } from '../workflow.js';

const input = z.strictObject({
  text: z.string().min(2).max(200).describe('Such as localhost, a host, an id; any case'),
});

export const findInTenant = workflow({
  name: 'find_in_tenant',
  title: 'Where a text occurs',
  description:
    'Every place in applications, connections, APIs, Actions, settings, templates and streams where a text occurs.',
  risk: 'read',
  scopes: [
    'read:clients',
    'read:connections',
    'read:resource_servers',
    'read:actions',
    'read:tenant_settings',
    'read:email_templates',
    'read:log_streams',
  ],
  input,
  output: ['found', 'count', 'complete', 'could_not_see'],
  call: async (runtime, args, call) => {
    const { text } = checkArguments('find_in_tenant', input, args);
    const { answerFind } = await import('./answer-find.js');
    return answerFind(runtime, text, call);
  },
});
