/** Event streams, their deliveries and test events. */

import { loadFacts } from '../../catalog/load.js';
import { webhookOf } from '../delivery/event-stream.js';
import { loopbackAddress } from '../delivery/send.js';
import { itemAt } from '../engine/item-at.js';
import type { ResourceModule } from '../engine/resource-module.js';
import { unique } from '../engine/traits.js';
import { badRequest, invalidBody, notFound } from '../errors.js';
import { visible } from '../pagination.js';
import { base58Id, uuid } from '../state/ids.js';
import type { Doc } from '../state/store.js';
import { tenantName } from '../state/tenant-name.js';
import type { Handler, HandlerKey, SandboxContext } from '../types.js';

const STREAMS = 'event-streams';
const DELIVERIES = 'event-streams/deliveries';

const missingDelivery = () => notFound('The delivery does not exist.', 'inexistent_event');

const missing = () => notFound('The event stream does not exist.', 'inexistent_event_stream');

const streamOf = itemAt(STREAMS, missing);

/** Where events go, as it may be seen: without the proof that is sent along. */
function shownDestination(destination: Doc): Doc {
  const configuration = { ...(destination.configuration as Doc) };
  const authorization = configuration.webhook_authorization as Doc | undefined;
  if (authorization) {
    const { token: _token, password: _password, header_value: _value, ...rest } = authorization;
    configuration.webhook_authorization = rest;
  }
  return { ...destination, configuration };
}

/** What each way to log in at a webhook proves itself with (terraform-provider-auth0, docs/resources/event_stream). */
const PROOFS: Readonly<Record<string, string>> = {
  basic: 'password',
  bearer: 'token',
  custom_header: 'header_value',
};

/** A webhook's way to log in has its secret: one that is sent, or the one that it had for the same way. */
function withProof(destination: Doc, old?: Doc): Doc {
  const configuration = destination.configuration as Doc;
  const given = configuration.webhook_authorization as Doc | undefined;
  const name = given && PROOFS[String(given.method)];
  if (!name || given[name] !== undefined) return destination;
  const before = (old?.configuration as Doc | undefined)?.webhook_authorization as Doc | undefined;
  if (before?.method !== given.method || before?.[name] === undefined)
    throw invalidBody(`${name} is required for webhook_authorization.method ${String(given.method)}`);
  const authorization = { ...given, [name]: before[name] };
  return { ...destination, configuration: { ...configuration, webhook_authorization: authorization } };
}

function completed(destination: Doc, url: string): Doc {
  if (destination.type !== 'eventbridge') return destination;
  const configuration = destination.configuration as Doc;
  const source = `aws.partner/auth0.com/${tenantName(url)}-${uuid()}/auth0.events`;
  return {
    ...destination,
    configuration: {
      ...configuration,
      aws_partner_event_source: configuration.aws_partner_event_source ?? source,
    },
  };
}

function checkAction(destination: Doc | undefined, ctx: SandboxContext): void {
  const id = (destination?.configuration as Doc | undefined)?.action_id;
  if (destination?.type !== 'action') return;
  const action = ctx.tenant.collection('actions/actions').get(String(id));
  if (!action) throw badRequest('The action does not exist.', 'invalid_body');
  // Public documentation, customize/events/create-an-event-stream.
  if (!(action.supported_triggers as Doc[]).some((trigger) => trigger.id === 'event-stream'))
    throw badRequest('The action must have the trigger event-stream.', 'invalid_body');
}

/** Where a stream goes stays of its kind, and only webhooks may change (documentation of deploy-cli and auth0-cli). */
function checkChange(destination: Doc | undefined, old: Doc): void {
  if (!destination) return;
  const before = old.configuration as Doc;
  const same =
    destination.type === old.type &&
    (old.type === 'webhook' ||
      Object.entries(destination.configuration as Doc).every(([name, value]) => value === before[name]));
  if (!same) throw badRequest('The destination of the event stream cannot be changed.', 'invalid_body');
}

/** Subscriptions are to events that there are. */
function checkSubscriptions(subscriptions: unknown): void {
  const known = (loadFacts().schemas.EventStreamEventTypeEnum?.enum ?? []) as string[];
  for (const { event_type: type } of Array.isArray(subscriptions) ? (subscriptions as Doc[]) : [])
    if (!known.includes(String(type)))
      throw badRequest(`The event type ${String(type)} is not supported.`, 'invalid_body');
}

/** Sends the failed deliveries again that the body means: all, or those of a time and of some types. */
const redeliver: Handler = (ctx) => {
  const stream = streamOf(ctx);
  const { date_from: from, date_to: to, event_types: types } = (ctx.body ?? {}) as Doc;
  const failed = ctx.tenant.collection(DELIVERIES).by('parent', String(stream.id));
  for (const delivery of failed) {
    const event = (delivery.$event ?? {}) as Doc;
    const time = Date.parse(String(event.time));
    if (typeof from === 'string' && time < Date.parse(from)) continue;
    if (typeof to === 'string' && time > Date.parse(to)) continue;
    if (Array.isArray(types) && !types.includes(delivery.event_type)) continue;
    again(ctx, stream, delivery);
  }
  return { status: 202, body: ctx.body ?? {} };
};

/** A delivery that failed is one no longer while it is sent again. */
function again(ctx: SandboxContext, stream: Doc, delivery: Doc): void {
  const event = delivery.$event as Doc | undefined;
  if (!event || !canReach(stream)) return;
  ctx.tenant.collection(DELIVERIES).delete(String(delivery.id));
  ctx.deliveries.deliver(stream, event);
}

const canReach = (stream: Doc): boolean => loopbackAddress(webhookOf(stream)?.endpoint) !== undefined;

/** One delivery again: it must be one of the stream's. */
const redeliverOne: Handler = (ctx) => {
  const stream = streamOf(ctx);
  const delivery = ctx.tenant.collection(DELIVERIES).get(ctx.params.event_id ?? '');
  if (delivery?.$parent !== stream.id) throw missingDelivery();
  again(ctx, stream, delivery as Doc);
  return { status: 202 };
};

/** A test event is sent once. The answer is a delivery; only one that failed is kept. */
const test: Handler = async (ctx) => {
  const stream = streamOf(ctx);
  const { event_type: type, data } = ctx.body as Doc;
  const event = {
    id: base58Id('evt'),
    source: `urn:auth0:${tenantName(ctx.url)}`,
    specversion: '1.0',
    type,
    time: ctx.iso(),
    data: data ?? { object: {} },
  };
  const error = await ctx.deliveries.deliverNow(stream, event);
  if (error === undefined) {
    const { id } = event;
    return {
      status: 202,
      body: { id, event_stream_id: stream.id, status: 'failed', event_type: type, attempts: [] },
    };
  }
  const delivery = ctx.deliveries.failed(String(stream.id), event, [{ timestamp: ctx.iso(), error }]);
  return { status: 202, body: visible(delivery) };
};

const guarded: Record<HandlerKey, Handler> = {
  'POST /event-streams/{id}/redeliver': redeliver,
  'POST /event-streams/{id}/redeliver/{event_id}': redeliverOne,
  'POST /event-streams/{id}/test': test,
};

const shown = ({ $parent: _parent, ...doc }: Doc): Doc => ({
  ...doc,
  destination: shownDestination(doc.destination as Doc),
});

/** A comma-separated list of what may stay. */
const within = (list: unknown, value: unknown): boolean =>
  typeof list !== 'string' || list.split(',').includes(String(value));

export const eventStreams: ResourceModule = {
  traits: [
    {
      path: '/event-streams/{id}/deliveries',
      missing: missingDelivery,
      matches: (doc, { query }) =>
        within(query.statuses, doc.status) && within(query.event_types, doc.event_type),
    },
    {
      path: '/event-streams',
      mint: () => base58Id('est'),
      missing,
      unique: [unique('name', 'Event stream name already in use.', 'event_stream_conflict')],
      open: true,
      create: (draft, ctx) => {
        checkSubscriptions(draft.subscriptions);
        checkAction(draft.destination as Doc, ctx);
        const now = ctx.iso();
        const destination = completed(withProof(draft.destination as Doc), ctx.url);
        return {
          status: 'enabled',
          ...draft,
          destination,
          created_at: now,
          updated_at: now,
        };
      },
      update: (merged, old, ctx) => {
        checkChange((ctx.body as Doc).destination as Doc | undefined, old.destination as Doc);
        checkSubscriptions(merged.subscriptions);
        checkAction(merged.destination as Doc, ctx);
        const destination = { ...(old.destination as Doc), ...(merged.destination as Doc) };
        return { ...merged, destination: withProof(destination, old.destination as Doc) };
      },
      view: (doc) => shown(doc),
    },
  ],
  handlers: guarded,
  onDelete: {
    // An action that works for one stream alone goes with it.
    [STREAMS]: (tenant, { destination }) => {
      const { type, configuration } = destination as Doc;
      if (type === 'action')
        tenant.collection('actions/actions').delete(String((configuration as Doc).action_id));
    },
  },
};
