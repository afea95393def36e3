/** Log streams. */
import { conflict, notFound } from '../errors.js';
import { prefixedId, uuid } from '../ids.js';
import { tenantName } from '../tenant-name.js';
import type { Doc, ResourceModule } from '../types.js';

export const logStreams: ResourceModule = {
  traits: [
    {
      path: '/log-streams',
      mint: () => prefixedId('lst'),
      missing: () => notFound('The log stream does not exist.', 'inexistent_log_stream'),
      unique: [
        {
          property: 'name',
          refusal: () => conflict('A log stream with the same name already exists.', 'log_stream_conflict'),
        },
      ],
      open: true,
      create: ({ startFrom: _startFrom, ...draft }, { url }) => ({
        ...draft,
        status: 'active',
        isPriority: draft.isPriority ?? false,
        sink: withPartner(draft.type, draft.sink as Doc, url),
      }),
    },
  ],
  handlers: {},
};

/** Cloud providers give the event source a name of their own. */
function withPartner(type: unknown, sink: Doc, url: string): Doc {
  const source = `auth0.logs/${tenantName(url)}-${uuid()}`;
  if (type === 'eventbridge') return { ...sink, awsPartnerEventSource: `aws.partner/auth0.com/${source}` };
  if (type === 'eventgrid') return { ...sink, azurePartnerTopic: source };
  return sink;
}
