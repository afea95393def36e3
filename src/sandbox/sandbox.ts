/** One sandbox tenant: state, clock, limits, and the way of a request from the wire to a handler and back. */
import { isObject } from '../text/is-object.js';
import { authenticate, checkScopes } from './auth/access-token.js';
import { BACKCHANNEL_REQUESTS } from './auth/ciba/requests.js';
import { authenticateClient } from './auth/client.js';
import { authHandler } from './auth/index.js';
import { prepareImportedHashes } from './auth/password-hash.js';
import { Deliveries } from './delivery/deliveries.js';
import { engineCascades, engineCollections, handlerFor } from './engine/index.js';
import { inDocumentedOrder } from './engine/order.js';
import { checkEntitlement } from './entitlements.js';
import { HttpError, notFound, OAuthError } from './errors.js';
import { answerOfLists } from './guards/access-lists.js';
import { ClientLimits } from './guards/client-limits.js';
import { checkOwnProfile, hasOwnScope } from './guards/own-profile.js';
import { TenantLimits } from './guards/tenant-limits.js';
import { Faults } from './http/faults.js';
import { checkPropertyScopes, readable } from './http/property-scopes.js';
import { RateLimiter, type RateLimitOption } from './http/rate-limit.js';
import { checkRequest } from './http/request-rules.js';
import { Router } from './http/router.js';
import { checkBody, checkPath, parseQuery } from './http/validate.js';
import { checkEntityLimit, includes } from './plans.js';
import { insertAdminClient } from './resources/clients/clients.js';
import { resourceModules } from './resources/index.js';
import { renameManagementApi } from './resources/resource-servers.js';
import { IMPORTED_HASHES } from './resources/users/import.js';
import { ActionsRuntime, type ActionsSettings } from './runtime/actions-runtime.js';
import { seeds } from './seed/index.js';
import { Clock } from './state/clock.js';
import { noteEvent } from './state/domain-events.js';
import { clientId, clientSecret, uuid } from './state/ids.js';
import { appendLog, LOGS } from './state/log-events.js';
import { changesGuardian, guardianEvent, operationEvent, readEvent } from './state/management-log.js';
import { newSigningKey, SIGNING_KEYS, signJwt } from './state/signing-keys.js';
import {
  type CollectionDeclaration,
  type DeleteHook,
  type Doc,
  Tenant,
  UniqueViolation,
} from './state/store.js';
import type {
  AuthContext,
  Handler,
  Plan,
  RawRequest,
  SandboxContext,
  SandboxResponse,
  SandboxServices,
} from './types.js';

const API = '/api/v2';

export interface SandboxSettings {
  /**
   * When absent, the limits of a paid tenant; a tenant that began empty, as test benches want it, then counts
   * requests but refuses none.
   */
  rateLimit?: RateLimitOption;
  /** The documented rate limits of the authentication API are kept; when absent, requests are counted alone. */
  limitAuthentication?: boolean;
  /** The tenant's plan; enterprise when absent. */
  plan?: Plan;
  /** Features on top of the plan's: a name given as false is refused with `insufficient_entitlement`. */
  entitlements: Readonly<Record<string, boolean>>;
  actions?: ActionsSettings;
  /** False: nothing is sent to webhooks. */
  deliveries?: boolean;
  /** Credentials of the application with all scopes; made up when absent. */
  admin?: { id: string; secret: string };
}

const router = new Router();

/** What the engine and the resources declare of the same collection goes together. */
function mergedDeclarations(): CollectionDeclaration[] {
  const merged = new Map<string, CollectionDeclaration>();
  for (const declaration of [
    ...engineCollections(),
    { name: LOGS, key: 'log_id' },
    { name: BACKCHANNEL_REQUESTS },
    ...resourceModules.flatMap((module) => module.collections ?? []),
  ]) {
    const other = merged.get(declaration.name);
    merged.set(declaration.name, {
      ...other,
      ...declaration,
      indexes: { ...other?.indexes, ...declaration.indexes },
    });
  }
  return [...merged.values()];
}

function newTenant(): Tenant {
  const onDelete: Record<string, DeleteHook[]> = {};
  for (const hooks of [engineCascades(), ...resourceModules.map((module) => module.onDelete ?? {})]) {
    for (const [collection, hook] of Object.entries(hooks)) {
      onDelete[collection] = [...(onDelete[collection] ?? []), hook];
    }
  }
  return new Tenant({
    collections: mergedDeclarations(),
    links: resourceModules.flatMap((module) => module.links ?? []),
    onDelete,
  });
}

export class Sandbox {
  readonly tenant = newTenant();
  readonly clock = new Clock();
  readonly faults = new Faults();
  readonly deliveries: Deliveries;
  /** Where it listens; set once the port is known. */
  url = '';
  /** Opens the loopback port at which Actions reach the sandbox, and answers it; set with `url`. */
  innerPort: () => Promise<number> = () => Promise.reject(new Error('the sandbox does not listen'));
  readonly actions: ActionsRuntime;
  readonly #limiter: RateLimiter;
  readonly #clientLimits = new ClientLimits();
  readonly #tenantLimits: TenantLimits;
  readonly #settings: SandboxSettings;
  readonly #plan: Plan;
  #signingKey: Doc | undefined;
  #admin = { id: clientId(), secret: clientSecret() };

  constructor(settings: SandboxSettings) {
    this.deliveries = new Deliveries(this.tenant, this.clock, settings.deliveries === false);
    this.#settings = settings;
    this.#plan = settings.plan ?? 'enterprise';
    this.#tenantLimits = new TenantLimits(this.#plan, settings.limitAuthentication === true);
    this.#limiter = new RateLimiter(settings.rateLimit ?? (this.#plan === 'free' ? 'free' : 'paid'));
    this.actions = new ActionsRuntime(settings.actions ?? {}, this.clock, async () => {
      const { hostname, port } = new URL(this.url);
      return { host: hostname, port: Number(port), innerPort: await this.innerPort() };
    });
    if (settings.admin) this.#admin = { ...settings.admin };
  }

  get audience(): string {
    return `${this.url}${API}/`;
  }

  get admin(): { id: string; secret: string } {
    return this.#admin;
  }

  /** An empty tenant with what is built in, then the seed's data. Unknown seeds: HttpError 400. */
  reset(seed: string): void {
    const fill = Object.hasOwn(seeds, seed) ? seeds[seed] : undefined;
    if (!fill) throw new HttpError(400, `There is no seed named ${seed}`);
    this.tenant.clear();
    this.#limiter.refill();
    this.#clientLimits.refill();
    this.#tenantLimits.refill();
    this.limitAuthentication(this.#settings.limitAuthentication === true);
    this.deliveries.clear();
    const services = this.services();
    this.#signingKey ??= newSigningKey(new URL(this.url).hostname, this.clock.now());
    this.tenant
      .collection(SIGNING_KEYS)
      .insert({ ...this.#signingKey, current: true, current_since: this.clock.iso() });
    for (const module of resourceModules) module.onReset?.(services);
    insertAdminClient(services, this.#admin);
    this.tenant.setSingleton('sandbox-admin', this.#admin);
    this.tenant.setSingleton('sandbox-seed', seed);
    fill(services);
  }

  /** Adopts what a snapshot that was just loaded holds: the tenant's identity, and passwords hashed elsewhere. */
  async adopt(): Promise<void> {
    if (this.tenant.singleton(IMPORTED_HASHES)) await prepareImportedHashes();
    const stored = this.tenant.singleton('sandbox-admin') as { id: string; secret: string } | undefined;
    if (stored) this.#admin = stored;
    for (const key of this.tenant.collection(SIGNING_KEYS).values()) if (key.current) this.#signingKey = key;
    renameManagementApi(this.services());
  }

  /** Gives things other ids, wherever these occur in the state as whole words: `ids` has the new one of each. */
  async rename(ids: ReadonlyMap<string, string>): Promise<void> {
    const records = [...this.tenant.records()].map((record) => JSON.stringify(record));
    this.tenant.clear();
    for (const record of records)
      this.tenant.restore(JSON.parse(record.replace(/[\w-]{8,}/g, (word) => ids.get(word) ?? word)));
    await this.adopt();
  }

  /** Whether the authentication API refuses requests beyond its limits. */
  limitAuthentication(enforced: boolean): void {
    this.#tenantLimits.enforced = enforced;
  }

  #limitsEnforced(): boolean {
    return this.#settings.rateLimit !== undefined || this.tenant.singleton('sandbox-seed') !== 'empty';
  }

  services(request?: RawRequest): SandboxServices {
    const { tenant, clock } = this;
    return {
      tenant,
      now: () => clock.now(),
      iso: () => clock.iso(),
      url: this.url,
      audience: this.audience,
      actions: this.actions,
      plan: this.#plan,
      entitled: (feature) => this.#settings.entitlements[feature] ?? includes(this.#plan, feature),
      log: (event) => {
        const logged = appendLog(tenant, clock.now(), event, request);
        this.deliveries.logged(logged);
        return logged;
      },
      deliveries: this.deliveries,
    };
  }

  /** Answers a request of the Management or authentication API, dated by the sandbox's clock; never throws. */
  async answer(request: RawRequest, parse: () => unknown): Promise<SandboxResponse> {
    const response = await this.#answer(request, parse);
    return { ...response, headers: { date: new Date(this.clock.now()).toUTCString(), ...response.headers } };
  }

  async #answer(request: RawRequest, parse: () => unknown): Promise<SandboxResponse> {
    try {
      const services = this.services(request);
      const blocked = answerOfLists(services, request);
      if (blocked) return blocked;
      if (request.path === API || request.path.startsWith(`${API}/`))
        return await this.#management(services, request, parse);
      request.body = parse();
      return await this.#authentication(services, request);
    } catch (error) {
      return failure(error);
    }
  }

  async #management(
    services: SandboxServices,
    request: RawRequest,
    parse: () => unknown,
  ): Promise<SandboxResponse> {
    const match = router.match(request.method, request.path.slice(API.length));
    const headers = {
      ...this.#limiter.take(match?.operation, this.clock.now(), this.#limitsEnforced()),
      'x-request-id': uuid().replaceAll('-', ''),
    };
    try {
      if (!match) throw notFound('Not Found');
      const caller = authenticate(request.headers.authorization, services);
      if (!hasOwnScope(match.operation, caller)) checkScopes(match.operation, caller);
      checkEntitlement(match.operation, services);
      const { operation, params } = match;
      const ctx: SandboxContext = {
        ...services,
        operation,
        params,
        query: {},
        body: undefined,
        caller,
        request,
      };
      const response = await this.#run(ctx, parse, handlerFor(operation));
      return { ...response, headers: { ...headers, ...response.headers } };
    } catch (error) {
      const response = failure(error);
      return { ...response, headers: { ...headers, ...response.headers } };
    }
  }

  async #run(ctx: SandboxContext, parse: () => unknown, handler: Handler): Promise<SandboxResponse> {
    const { operation, request } = ctx;
    try {
      checkPath(operation, ctx.params);
      ctx.query = parseQuery(operation, request.search);
      // The body of a GET is ignored.
      if (operation.method !== 'GET') request.body = parse();
      ctx.body = operation.method === 'GET' ? undefined : request.body;
      ctx.body = checkBody(operation, ctx.body);
      checkRequest(operation, ctx.query, ctx.body);
      checkOwnProfile(operation, ctx, ctx.caller);
      checkPropertyScopes(operation, ctx, ctx.caller);
      checkEntityLimit(operation, ctx);
      const response = await handler(ctx);
      response.body = readable(inDocumentedOrder(response.body, operation), operation, ctx.caller);
      if (operation.method !== 'GET') {
        ctx.log(operationEvent(ctx, response, 'sapi'));
        if (changesGuardian(operation)) ctx.log(guardianEvent(ctx));
        noteEvent(ctx, response);
      } else {
        const event = readEvent(ctx, response);
        if (event) ctx.log(event);
      }
      return response;
    } catch (error) {
      const known =
        error instanceof UniqueViolation
          ? new HttpError(409, `The ${error.index} is already in use.`)
          : error;
      if (operation.method !== 'GET' && known instanceof HttpError) {
        ctx.log(operationEvent(ctx, { status: known.statusCode, body: known.body() }, 'fapi', known.message));
      }
      throw known;
    }
  }

  async #authentication(services: SandboxServices, request: RawRequest): Promise<SandboxResponse> {
    const fields = request.body;
    const body = isObject(fields) ? fields : {};
    const ctx: AuthContext = {
      ...services,
      request,
      body,
      limited: this.#tenantLimits.enforced,
      signJwt: (payload, typ, how) => signJwt(this.tenant, payload, typ, how),
      authenticateClient: () => authenticateClient({ ...services, request, body }),
    };
    const handler = authHandler(request.method, request.path);
    if (!handler) throw notFound('Not Found');
    const ofTenant = this.#tenantLimits.take(ctx);
    const ofClient = ofTenant.refusal ? { headers: {} } : this.#clientLimits.take(ctx);
    const refusal = ofTenant.refusal ?? ('refusal' in ofClient ? ofClient.refusal : undefined);
    const response = refusal ?? (await Promise.resolve(ctx).then(handler).catch(failure));
    return {
      ...response,
      headers: { ...ofTenant.headers, ...framed(response.headers, this.tenant), ...ofClient.headers },
    };
  }
}

/** Headers of a page, which other pages may frame where the tenant says so (API document: disable_clickjack_protection_headers). */
function framed(headers: SandboxResponse['headers'], tenant: Tenant): SandboxResponse['headers'] {
  const { flags } = tenant.settings('/tenants/settings') as { flags?: Doc };
  if (flags?.disable_clickjack_protection_headers !== true || headers?.['x-frame-options'] === undefined)
    return headers;
  const { 'x-frame-options': _frame, 'content-security-policy': policy = '', ...rest } = headers;
  return { ...rest, 'content-security-policy': policy.replace(/frame-ancestors [^;]*;?\s*/, '') };
}

/** An error as an answer. What is not an API error is a fault of the sandbox: 500, and the reason on stderr. */
function failure(error: unknown): SandboxResponse {
  if (error instanceof HttpError)
    return { status: error.statusCode, body: error.body(), headers: error.headers };
  if (error instanceof OAuthError)
    return { status: error.statusCode, body: error.body(), headers: error.headers };
  process.stderr.write(
    `sandbox: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return { status: 500, body: new HttpError(500, 'Internal error').body() };
}
