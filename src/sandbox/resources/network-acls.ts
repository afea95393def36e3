/** Network access control lists. */

import type { ResourceModule } from '../engine/resource-module.js';
import { deepMerge } from '../engine/setting.js';
import { conflict, HttpError, invalidBody, notFound } from '../errors.js';
import { visible } from '../pagination.js';
import { base58Id } from '../state/ids.js';
import type { Doc } from '../state/store.js';
import { tenantName } from '../state/tenant-name.js';
import { type Handler, ok, type SandboxContext } from '../types.js';

export const ACLS = 'network-acls';

/** A redirection must say where to. */
function checkRule(rule: Doc | undefined): void {
  const action = rule?.action as Doc | undefined;
  if (action?.redirect === true && action.redirect_uri === undefined) {
    throw invalidBody('Payload validation error: Action type of `redirect` requires a `redirect_uri`');
  }
}

function aclOf(ctx: SandboxContext): Doc {
  const id = ctx.params.id ?? '';
  if (!/^acl_[1-9A-HJ-NP-Za-km-z]{22}$/.test(id)) {
    throw new HttpError(
      400,
      "Network ACL id is not a valid ACL ID in the form 'acl_XXXXXXXXXXXXXXXXXXXXXX'",
      'invalid_uri',
    );
  }
  const doc = ctx.tenant.collection(ACLS).get(id);
  if (!doc) throw notFound('The network ACL does not exist.', 'inexistent_network_acl');
  return doc;
}

/** Lists are applied in the order of their priorities, so no two share one. */
function checkPriority(ctx: SandboxContext, { priority }: Doc, own?: unknown): void {
  const all = ctx.tenant.collection(ACLS).list();
  if (all.some((other) => other.priority === priority && other.id !== own)) {
    throw conflict(
      'A Network ACL with this priority number has already been created.',
      'network_acl_conflict',
    );
  }
}

const create: Handler = (ctx) => {
  const body = ctx.body as Doc;
  checkRule(body.rule as Doc);
  checkPriority(ctx, body);
  const now = ctx.iso();
  return {
    status: 201,
    body: ctx.tenant
      .collection(ACLS)
      .insert({ ...body, created_at: now, updated_at: now, id: base58Id('acl') }),
  };
};

const replace: Handler = (ctx) => {
  const { id, created_at } = aclOf(ctx);
  const body = ctx.body as Doc;
  checkRule(body.rule as Doc);
  checkPriority(ctx, body, id);
  return ok(
    ctx.tenant.collection(ACLS).replace(String(id), { ...body, created_at, updated_at: ctx.iso(), id }),
  );
};

const update: Handler = (ctx) => {
  const old = aclOf(ctx);
  const body = ctx.body as Doc;
  const { rule, ...rest } = body;
  const merged = { ...deepMerge(old, rest), ...(rule ? { rule } : {}), updated_at: ctx.iso() };
  checkRule(merged.rule as Doc);
  checkPriority(ctx, merged, old.id);
  return ok(ctx.tenant.collection(ACLS).replace(String(old.id), merged));
};

/** A single ACL shows its tenant and that it was not deleted. */
const read: Handler = (ctx) =>
  ok({ tenant_id: tenantName(ctx.url), ...visible(aclOf(ctx)), deleted_at: null });

const remove: Handler = (ctx) => {
  const { id } = aclOf(ctx);
  ctx.tenant.collection(ACLS).delete(String(id));
  return ok({ code: 204, object: '' });
};

export const networkAcls: ResourceModule = {
  traits: [{ path: '/network-acls', sort: (a, b) => Number(a.priority) - Number(b.priority) }],
  handlers: {
    'POST /network-acls': create,
    'GET /network-acls/{id}': read,
    'PUT /network-acls/{id}': replace,
    'PATCH /network-acls/{id}': update,
    'DELETE /network-acls/{id}': remove,
  },
};
