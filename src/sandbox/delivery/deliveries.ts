/** Sends the tenant's log events and domain events to webhooks, as log streams and event streams ask for. */

import type { Clock } from '../state/clock.js';
import { base58Id } from '../state/ids.js';
import type { Doc, Tenant } from '../state/store.js';
import { carried, subscribes, webhookOf } from './event-stream.js';
import { carries, headersOf, withoutPersonalData, written } from './log-stream.js';
import { type Attempt, Outbox } from './outbox.js';
import { loopbackAddress, send } from './send.js';

export const LOG_STREAMS = 'log-streams';
export const EVENT_STREAMS = 'event-streams';
export const DELIVERIES = 'event-streams/deliveries';

/** Log events of one request, and how long the first waits for others. */
const LOG_BATCH = 100;
const LOG_WINDOW_MS = 50;

const CLOSED = 'This sandbox delivers nothing.';
const NOT_LOOPBACK = 'The sandbox delivers to loopback addresses only.';

export class Deliveries {
  readonly #tenant: Tenant;
  readonly #clock: Clock;
  readonly #closed: boolean;
  readonly #outboxes = new Map<string, Outbox<Doc>>();

  /** @param closed nothing is sent: the tenant is a copy, and the webhooks that it names are those of another */
  constructor(tenant: Tenant, clock: Clock, closed = false) {
    this.#tenant = tenant;
    this.#clock = clock;
    this.#closed = closed;
  }

  #addressOf(endpoint: unknown): URL | undefined {
    return this.#closed ? undefined : loopbackAddress(endpoint);
  }

  /** Notes a log event for the streams that carry it. */
  logged(event: Doc): void {
    for (const stream of this.#tenant.collection(LOG_STREAMS).values()) {
      if (stream.type !== 'http' || stream.status !== 'active') continue;
      if (!this.#addressOf((stream.sink as Doc).httpEndpoint)) continue;
      const id = String(stream.id);
      const outbox = this.#outboxes.get(id) ?? this.#openLogStream(id, stream);
      if (carries(stream, event)) outbox.push(event);
    }
  }

  /** Notes a domain event for the streams that subscribe to it. */
  happened(event: Doc): void {
    for (const stream of this.#tenant.collection(EVENT_STREAMS).values()) {
      if (stream.status !== 'enabled' || !subscribes(stream, event.type)) continue;
      this.deliver(stream, event);
    }
  }

  /** Sends one domain event to a stream, again and again until it is taken or given up. */
  deliver(stream: Doc, event: Doc): void {
    const webhook = webhookOf(stream);
    if (!webhook) return;
    const id = String(stream.id);
    if (!this.#addressOf(webhook.endpoint)) return;
    const outbox = this.#outboxes.get(id) ?? this.#openEventStream(id);
    outbox.push(event);
  }

  /** Sends one domain event once. @returns what went wrong */
  async deliverNow(stream: Doc, event: Doc): Promise<string | undefined> {
    const webhook = webhookOf(stream);
    const address = webhook && this.#addressOf(webhook.endpoint);
    if (!webhook || !address) return this.#closed ? CLOSED : NOT_LOOPBACK;
    return await send(address, webhook.headers, JSON.stringify(carried(stream, event)));
  }

  /** Posts to an address once. @returns what went wrong; undefined at once for an address that is not reached from here */
  post(
    address: string,
    headers: Record<string, string>,
    body: string,
  ): Promise<string | undefined> | undefined {
    const url = this.#addressOf(address);
    return url && send(url, headers, body);
  }

  /** Forgets what waits. */
  clear(): void {
    for (const outbox of this.#outboxes.values()) outbox.close();
    this.#outboxes.clear();
  }

  #openLogStream(id: string, first: Doc): Outbox<Doc> {
    const streams = this.#tenant.collection(LOG_STREAMS);
    const outbox = new Outbox<Doc>({
      clock: this.#clock,
      batch: LOG_BATCH,
      window: LOG_WINDOW_MS,
      send: async (items) => {
        const stream = streams.get(id);
        const sink = (stream?.sink ?? {}) as Doc;
        const address = this.#addressOf(sink.httpEndpoint);
        // A stream that was deleted or paused meanwhile takes nothing more.
        if (!stream || !address || stream.status !== 'active') return undefined;
        const hidden = items.map((event) => withoutPersonalData(stream, event));
        const groups = sink.httpContentFormat === 'JSONOBJECT' ? hidden.map((one) => [one]) : [hidden];
        for (const group of groups) {
          const { type, body } = written(sink.httpContentFormat, group);
          const error = await send(address, headersOf(sink, type), body);
          if (error !== undefined) return error;
        }
        return undefined;
      },
      gaveUp: () => {
        streams.update(id, { status: 'suspended' });
        this.#outboxes.get(id)?.close();
        this.#outboxes.delete(id);
      },
    });
    this.#outboxes.set(id, outbox);
    this.#backlog(first, outbox);
    return outbox;
  }

  /** Events since the instant or the event that a new stream starts from. */
  #backlog(stream: Doc, outbox: Outbox<Doc>): void {
    const from = stream.$start_from;
    if (typeof from !== 'string') return;
    this.#tenant.collection(LOG_STREAMS).update(String(stream.id), { $start_from: undefined });
    const events = this.#tenant.collection('logs').list();
    const at = Date.parse(from);
    const since = Number.isNaN(at)
      ? events.slice(events.findIndex(({ log_id }) => log_id === from) + 1)
      : events.filter(({ date }) => Date.parse(String(date)) >= at);
    // The event at hand follows by itself.
    outbox.push(...since.slice(0, -1).filter((event) => carries(stream, event)));
  }

  #openEventStream(id: string): Outbox<Doc> {
    const outbox = new Outbox<Doc>({
      clock: this.#clock,
      batch: 1,
      window: 0,
      send: async ([event = {}]) => {
        const stream = this.#tenant.collection(EVENT_STREAMS).get(id);
        return stream ? await this.deliverNow(stream, event) : undefined;
      },
      gaveUp: ([event = {}], attempts) => this.failed(id, event, attempts),
    });
    this.#outboxes.set(id, outbox);
    return outbox;
  }

  /** Keeps a delivery that failed, so that it can be sent again. */
  failed(stream: string, event: Doc, attempts: readonly Attempt[]): Doc {
    const deliveries = this.#tenant.collection(DELIVERIES);
    const id = String(event.id ?? base58Id('evt'));
    const tries = attempts.map(({ timestamp, error }) => ({
      status: 'failed',
      timestamp,
      error_message: error,
    }));
    const old = deliveries.get(id);
    if (old) return deliveries.update(id, { attempts: [...(old.attempts as Doc[]), ...tries] }) as Doc;
    return deliveries.insert({
      id,
      event_stream_id: stream,
      status: 'failed',
      event_type: event.type,
      attempts: tries,
      event: { ...event, data: JSON.stringify(event.data) },
      $event: event,
      $parent: stream,
    });
  }
}
