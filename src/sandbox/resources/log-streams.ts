/** Log streams. */

import type { ResourceModule } from '../engine/resource-module.js';
import { notFound } from '../errors.js';
import { numberedId, uuid } from '../state/ids.js';
import type { Doc } from '../state/store.js';
import { tenantName } from '../state/tenant-name.js';

/** What a stream answers in the place of a secret that it does not give back. */
const HIDDEN = '********';

/** Cloud providers give the event source a name of their own. */
function withPartner(type: unknown, sink: Doc, url: string): Doc {
  const source = `${tenantName(url)}-${uuid()}/auth0.logs`;
  if (type === 'eventbridge') return { ...sink, awsPartnerEventSource: `aws.partner/auth0.com/${source}` };
  if (type === 'eventgrid') return { ...sink, azurePartnerTopic: source };
  return sink;
}

/** An update replaces the whole sink, except the name assigned by the cloud provider. */
function changedSink(given: Doc, { awsPartnerEventSource, azurePartnerTopic }: Doc): Doc {
  return {
    ...(awsPartnerEventSource === undefined ? {} : { awsPartnerEventSource }),
    ...(azurePartnerTopic === undefined ? {} : { azurePartnerTopic }),
    ...given,
  };
}

function shownSink(sink: Doc): Doc {
  return sink.mixpanelServiceAccountPassword === undefined
    ? sink
    : { ...sink, mixpanelServiceAccountPassword: HIDDEN };
}

export const logStreams: ResourceModule = {
  traits: [
    {
      path: '/log-streams',
      mint: () => numberedId('lst'),
      missing: () => notFound('The log stream does not exist.', 'inexistent_log_stream'),
      open: true,
      create: ({ startFrom, ...draft }, { url }) => ({
        ...draft,
        ...(startFrom === undefined ? {} : { $start_from: startFrom }),
        status: 'active',
        isPriority: draft.isPriority ?? false,
        sink: withPartner(draft.type, draft.sink as Doc, url),
      }),
      // Whether a stream has priority is settled when it is made.
      update: (merged, old) => ({
        ...merged,
        isPriority: old.isPriority,
        sink: changedSink(merged.sink as Doc, old.sink as Doc),
      }),
      view: ({ $start_from: _start, ...doc }) => ({ ...doc, sink: shownSink(doc.sink as Doc) }),
    },
  ],
  handlers: {},
};
