/**
 * Figures for Prometheus. Every label has a bounded number of values: names of tools that exist, classes of statuses,
 * and words that this program chose.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { WaitReason } from '../../client/types.js';
import { VERSION } from '../../version.js';
import type { CallSeen, Observer } from '../observing/observer.js';

const PREFIX = 'auth0_mcp_';
/** In seconds: a read takes a tenth, a person minutes. */
const BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];
/** Codes of errors are words like this; others are counted together. */
const CODE = /^[a-z][a-z_]{1,39}$/;
/** Different codes that are told apart. */
const MOST_CODES = 100;

/** What is read when somebody asks for the figures. */
export interface Levels {
  callsInFlight: number;
  sessions: number;
  streams: number;
  /** That were asked for here. */
  approvalsWaiting: number;
  ready: boolean;
}

export class Metrics implements Observer {
  readonly #registry = new Registry();
  readonly #calls: Counter<'tool' | 'outcome' | 'risk'>;
  readonly #durations: Histogram<'risk'>;
  readonly #refused: Counter<'reason'>;
  readonly #requests: Counter<'class' | 'status'>;
  readonly #requestDurations: Histogram<'method'>;
  readonly #waits: Histogram<'reason'>;
  readonly #confirmations: Counter<'channel' | 'outcome'>;
  readonly #tokens: Counter<'outcome'>;
  readonly #tokenExpires: Gauge;
  readonly #codes = new Set<string>();
  readonly #read: () => Promise<Levels>;
  #levels: Promise<Levels> | undefined;

  /** @param read once at each scrape */
  constructor(read: () => Promise<Levels>) {
    this.#read = read;
    const levels = () => this.#levels ?? read();
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    const buckets = BUCKETS;
    this.#calls = new Counter({
      name: `${PREFIX}calls_total`,
      help: 'Tool calls that ended, by tool, outcome and risk.',
      labelNames: ['tool', 'outcome', 'risk'],
      registers,
    });
    this.#durations = new Histogram({
      name: `${PREFIX}call_duration_seconds`,
      help: 'Duration of tool calls, by risk. In the 2025 protocol it includes the time a person takes.',
      labelNames: ['risk'],
      ...{ buckets, registers },
    });
    this.#refused = new Counter({
      name: `${PREFIX}requests_refused_total`,
      help: 'HTTP requests that were not taken, by reason; clients are told to come back.',
      labelNames: ['reason'],
      registers,
    });
    this.#requests = new Counter({
      name: `${PREFIX}api_requests_total`,
      help: 'Requests to the Management API, by method and resource, and by status; retries count.',
      labelNames: ['class', 'status'],
      registers,
    });
    this.#requestDurations = new Histogram({
      name: `${PREFIX}api_request_duration_seconds`,
      help: 'Duration of requests to the Management API, without waits, by method.',
      labelNames: ['method'],
      ...{ buckets, registers },
    });
    this.#waits = new Histogram({
      name: `${PREFIX}api_wait_seconds`,
      help: 'Waits before requests to the Management API, by reason.',
      labelNames: ['reason'],
      ...{ buckets, registers },
    });
    this.#confirmations = new Counter({
      name: `${PREFIX}confirmations_total`,
      help: 'Confirmation prompts and what came of them, by channel.',
      labelNames: ['channel', 'outcome'],
      registers,
    });
    this.#tokens = new Counter({
      name: `${PREFIX}tokens_total`,
      help: 'Access tokens requested for the Management API.',
      labelNames: ['outcome'],
      registers,
    });
    this.#tokenExpires = new Gauge({
      name: `${PREFIX}token_expires_timestamp_seconds`,
      help: 'When the access token in use expires.',
      registers,
    });
    new Gauge({
      name: `${PREFIX}build_info`,
      help: 'The version that runs.',
      labelNames: ['version'],
      registers,
    }).set({ version: VERSION }, 1);
    this.#level('calls_in_flight', 'Tool calls being served.', async () => (await levels()).callsInFlight);
    this.#level('sessions', 'Open sessions of the 2025 protocol.', async () => (await levels()).sessions);
    this.#level('streams', 'Streams on which clients listen.', async () => (await levels()).streams);
    this.#level(
      'approvals_waiting',
      'Approvals asked for by this process that nobody has answered yet.',
      async () => (await levels()).approvalsWaiting,
    );
    this.#level('ready', 'Whether /readyz says yes.', async () => ((await levels()).ready ? 1 : 0));
  }

  #level(name: string, help: string, read: () => Promise<number>): void {
    new Gauge({
      name: `${PREFIX}${name}`,
      help,
      registers: [this.#registry],
      async collect() {
        this.set(await read());
      },
    });
  }

  call({ tool, outcome, risk, status, ms }: CallSeen): void {
    this.#calls.inc({ tool, risk, outcome: this.#word(outcome, status) });
    this.#durations.observe({ risk }, ms / 1000);
  }

  refused(reason: string): void {
    this.#refused.inc({ reason });
  }

  request(operation: string, status: number | undefined, ms: number): void {
    const [method = '', path = ''] = operation.split(' ');
    const resource = path.split('/')[1] ?? '';
    this.#requests.inc({ class: `${method} /${resource}`, status: statusClass(status) });
    this.#requestDurations.observe({ method }, ms / 1000);
  }

  waited(reason: WaitReason, ms: number): void {
    this.#waits.observe({ reason }, ms / 1000);
  }

  token(ok: boolean, expiresAt?: number): void {
    this.#tokens.inc({ outcome: ok ? 'granted' : 'failed' });
    if (expiresAt !== undefined) this.#tokenExpires.set(expiresAt / 1000);
  }

  confirmation(channel: string, outcome: string): void {
    this.#confirmations.inc({ channel, outcome: this.#word(outcome) });
  }

  /** Auth0 invents codes: an error of the API is told by its status. */
  #word(code: string, status?: number): string {
    if (status !== undefined) return `api_${statusClass(status)}`;
    if (!CODE.test(code) || (this.#codes.size >= MOST_CODES && !this.#codes.has(code))) return 'other';
    this.#codes.add(code);
    return code;
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    this.#levels = this.#read();
    return this.#registry.metrics();
  }
}

/** `2xx` and so on; 401, 403 and 429 by themselves, because each calls for something else. */
function statusClass(status: number | undefined): string {
  if (status === undefined) return 'none';
  return [401, 403, 429].includes(status) ? String(status) : `${Math.floor(status / 100)}xx`;
}
