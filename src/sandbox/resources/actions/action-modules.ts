/** Modules of code that actions share, with published versions. */

import { itemAt } from '../../engine/item-at.js';
import type { ResourceModule } from '../../engine/resource-module.js';
import { badRequest, conflict, HttpError, notFound } from '../../errors.js';
import { countedPage } from '../../pagination.js';
import { uuid } from '../../state/ids.js';
import type { Doc } from '../../state/store.js';
import { type Handler, noContent, ok, type SandboxContext } from '../../types.js';

import { checkDraft, shownSecrets } from './action-rules.js';

const MODULES = 'actions/modules';
const VERSIONS = 'actions/modules/versions';

const missing = () => notFound('That module does not exist.');

const moduleOf = itemAt(MODULES, missing);

const versionsOf = (ctx: SandboxContext, id: unknown): Doc[] =>
  ctx.tenant.collection(VERSIONS).by('parent', String(id));

/** The modules that an action names, with version numbers filled in. Unknown ones: 400. */
export function modulesInUse(ctx: SandboxContext, given: Doc[]): Doc[] {
  return given.map(
    ({
      module_id: id,
      module_name: _name,
      module_version_id: version,
      module_version_number: _number,
      ...rest
    }) => {
      const module = ctx.tenant.collection(MODULES).get(String(id));
      if (!module) throw badRequest(`The module ${String(id)} does not exist.`, 'invalid_body');
      const versions = versionsOf(ctx, id);
      const found = version === undefined ? versions.at(-1) : versions.find((one) => one.id === version);
      if (!found)
        throw badRequest(`The version ${String(version)} of the module does not exist.`, 'invalid_body');
      return {
        ...rest,
        module_id: id,
        module_name: module.name,
        module_version_id: found.id,
        module_version_number: found.version_number,
      };
    },
  );
}

/** Actions whose draft uses the module. */
function users(ctx: SandboxContext, id: unknown): Doc[] {
  return ctx.tenant
    .collection('actions/actions')
    .list()
    .flatMap((action) =>
      ((action.modules as Doc[] | undefined) ?? [])
        .filter((module) => module.module_id === id)
        .map((module) => ({
          action_id: action.id,
          action_name: action.name,
          module_version_id: module.module_version_id,
          module_version_number: module.module_version_number,
          supported_triggers: action.supported_triggers,
        })),
    );
}

function shown(ctx: SandboxContext, module: Doc): Doc {
  const latest = versionsOf(ctx, module.id).at(-1);
  const { created_at, updated_at, secrets, ...rest } = module;
  const version = latest && {
    id: latest.id,
    version_number: latest.version_number,
    code: latest.code,
    dependencies: latest.dependencies,
    secrets: shownSecrets(latest.secrets),
    created_at: latest.created_at,
  };
  return {
    ...rest,
    secrets: shownSecrets(secrets),
    actions_using_module_total: users(ctx, module.id).length,
    created_at,
    updated_at,
    ...(version ? { latest_version: version, latest_version_number: version.version_number } : {}),
  };
}

const stamped = (secrets: unknown, now: string): Doc[] =>
  Array.isArray(secrets)
    ? (secrets as Doc[]).map(({ name, value }) => ({ name, updated_at: now, value }))
    : [];

function checkName({ tenant }: SandboxContext, wanted: unknown, self?: unknown): void {
  const taken = tenant
    .collection(MODULES)
    .list()
    .some(({ id, name }) => name === wanted && id !== self);
  if (taken) throw conflict('A module with the same name already exists.');
}

const create: Handler = (ctx) => {
  const { secrets, publish, ...body } = ctx.body as Doc;
  const modules = ctx.tenant.collection(MODULES);
  checkName(ctx, body.name);
  checkDraft(ctx.body as Doc);
  const now = ctx.iso();
  const doc = modules.insert({
    id: uuid(),
    dependencies: [],
    ...body,
    secrets: stamped(secrets, now),
    all_changes_published: false,
    created_at: now,
    updated_at: now,
  });
  if (publish === true) publishVersion(ctx, doc);
  return { status: 201, body: shown(ctx, moduleOf({ ...ctx, params: { id: String(doc.id) } })) };
};

const update: Handler = (ctx) => {
  const { id } = moduleOf(ctx);
  const { secrets, ...body } = ctx.body as Doc;
  checkName(ctx, body.name, id);
  checkDraft(ctx.body as Doc);
  const now = ctx.iso();
  const doc = ctx.tenant.collection(MODULES).update(String(id), {
    ...body,
    ...(secrets === undefined ? {} : { secrets: stamped(secrets, now) }),
    all_changes_published: false,
    updated_at: now,
  });
  return ok(shown(ctx, doc as Doc));
};

const remove: Handler = (ctx) => {
  const { id } = moduleOf(ctx);
  if (users(ctx, id).length > 0) {
    throw new HttpError(
      412,
      'The Actions Module cannot be deleted because it is in use by one or more actions.',
    );
  }
  ctx.tenant.collection(MODULES).delete(String(id));
  return noContent();
};

function publishVersion(ctx: SandboxContext, module: Doc): Doc {
  const doc = ctx.tenant.collection(VERSIONS).insert({
    id: uuid(),
    module_id: module.id,
    version_number: versionsOf(ctx, module.id).length + 1,
    code: module.code,
    secrets: module.secrets,
    dependencies: module.dependencies,
    created_at: ctx.iso(),
    $parent: module.id,
  });
  ctx.tenant.collection(MODULES).update(String(module.id), { all_changes_published: true });
  return doc;
}

const publish: Handler = (ctx) => {
  const module = moduleOf(ctx);
  if (module.all_changes_published === true) throw conflict('No draft version is available to publish.');
  return ok(shownVersion(publishVersion(ctx, module)));
};

const shownVersion = ({ $parent: _parent, ...version }: Doc): Doc => ({
  ...version,
  secrets: shownSecrets(version.secrets),
});

/** A page beyond the last one counts nothing. */
function pageOf(ctx: SandboxContext, key: string, items: Doc[]): Doc {
  const page = countedPage(items, ctx, key);
  return (page[key] as unknown[]).length === 0 ? { ...page, total: 0 } : page;
}

const rollback: Handler = (ctx) => {
  const module = moduleOf(ctx);
  const wanted = (ctx.body as Doc).module_version_id;
  const version = versionsOf(ctx, module.id).find(({ id }) => id === wanted);
  if (!version) throw notFound('That module version does not exist.');
  if (module.all_changes_published === true && versionsOf(ctx, module.id).at(-1)?.id === wanted)
    throw conflict('The specified version is already the current draft version.');
  const { code, dependencies, secrets } = version;
  const doc = ctx.tenant.collection(MODULES).update(String(module.id), {
    code,
    dependencies,
    secrets,
    updated_at: ctx.iso(),
    all_changes_published: false,
  });
  return ok(shown(ctx, doc as Doc));
};

const getVersion: Handler = (ctx) => {
  const version = versionsOf(ctx, moduleOf(ctx).id).find(({ id }) => id === ctx.params.versionId);
  if (!version) throw notFound('That module version does not exist.');
  return ok(shownVersion(version));
};

export const actionModules: ResourceModule = {
  traits: [{ path: '/actions/modules', missing }],
  handlers: {
    'GET /actions/modules': (ctx) =>
      ok(
        pageOf(
          ctx,
          'modules',
          ctx.tenant
            .collection(MODULES)
            .list()
            .map((module) => shown(ctx, module)),
        ),
      ),
    'POST /actions/modules': create,
    'GET /actions/modules/{id}': (ctx) => ok(shown(ctx, moduleOf(ctx))),
    'PATCH /actions/modules/{id}': update,
    'DELETE /actions/modules/{id}': remove,
    'GET /actions/modules/{id}/actions': (ctx) => ok(pageOf(ctx, 'actions', users(ctx, moduleOf(ctx).id))),
    'POST /actions/modules/{id}/rollback': rollback,
    'GET /actions/modules/{id}/versions': (ctx) =>
      ok(pageOf(ctx, 'versions', versionsOf(ctx, moduleOf(ctx).id).reverse().map(shownVersion))),
    'POST /actions/modules/{id}/versions': publish,
    'GET /actions/modules/{id}/versions/{versionId}': getVersion,
  },
};
