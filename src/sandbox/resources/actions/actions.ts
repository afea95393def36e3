/** Actions: drafts, versions, deployment. */

import { itemAt } from '../../engine/item-at.js';
import type { ResourceModule } from '../../engine/resource-module.js';
import { badRequest, conflict, notFound } from '../../errors.js';
import { countedPage } from '../../pagination.js';
import { executionById } from '../../runtime/executions.js';
import { uuid } from '../../state/ids.js';
import type { Doc } from '../../state/store.js';
import { type Handler, noContent, ok, type SandboxContext } from '../../types.js';
import { modulesInUse } from './action-modules.js';
import { checkDraft, MAX_VERSIONS, shownSecrets } from './action-rules.js';
import { actionBindings, triggerIds, unbind } from './bindings.js';
import { build } from './build.js';
import { builtDraft, sent, settle } from './drafts.js';
import { tryAction } from './try-action.js';

export const ACTIONS = 'actions/actions';
export const VERSIONS = 'actions/actions/versions';
/** Page size of lists of actions, versions and bindings when none is asked for. */
export const PAGE_SIZE = 20;
const DEFAULT_RUNTIME = 'node22';

const missingAction = () => notFound('That action does not exist.');

const actionOf = itemAt(ACTIONS, missingAction);

const versionsOf = ({ tenant }: SandboxContext, action: Doc): Doc[] =>
  tenant.collection(VERSIONS).by('parent', String(action.id));

/** Secrets as stored: separate from their values, each with its last update time. */
function keptSecrets(given: unknown, old: Doc[], now: string): Doc[] {
  const sent = Array.isArray(given) ? (given as Doc[]) : [];
  const known = old.filter(({ name }) => sent.some((secret) => secret.name === name));
  const fresh = sent.filter(({ name }) => !old.some((secret) => secret.name === name));
  const touched = known.map((secret) => {
    const update = sent.find(({ name }) => name === secret.name);
    return update?.value === undefined ? secret : { name: secret.name, updated_at: now, value: update.value };
  });
  return [...touched, ...fresh.map(({ name, value }) => ({ name, updated_at: now, value }))];
}

/** Whether some version of the action is at work. */
export const isDeployed = (ctx: SandboxContext, action: Doc): boolean =>
  versionsOf(ctx, action).some((version) => version.$deployed === true);

/** The short form of a version that an action carries along. */
function currentVersion(version: Doc): Doc {
  const { id, code, runtime, number, built_at: built, created_at, updated_at } = version;
  return { id, code, runtime, status: 'BUILT', number, build_time: built, created_at, updated_at };
}

function shownVersion(version: Doc): Doc {
  const { $parent: _parent, $deployed: deployed, ...rest } = version;
  return { ...rest, secrets: shownSecrets(rest.secrets), deployed: deployed === true };
}

/** An action as returned, with its deployed version if there is one. */
function shownAction(ctx: SandboxContext, action: Doc): Doc {
  const deployed = versionsOf(ctx, action).find((version) => version.$deployed === true);
  const {
    $module_ids: _modules,
    $installing: _installing,
    secrets,
    all_changes_deployed: allDeployed,
    ...rest
  } = action;
  return {
    ...rest,
    secrets: shownSecrets(secrets),
    ...(deployed
      ? { current_version: currentVersion(deployed), deployed_version: shownVersion(deployed) }
      : {}),
    all_changes_deployed: allDeployed,
  };
}

/** The action as triggers and versions refer to it. */
export function actionSummary(ctx: SandboxContext, action: Doc): Doc {
  const { id, name, supported_triggers, created_at, updated_at, ...rest } = shownAction(ctx, action);
  const { current_version, deployed_version } = rest;
  return {
    id,
    name,
    supported_triggers,
    created_at,
    updated_at,
    ...(current_version ? { current_version, deployed_version } : {}),
    all_changes_deployed: action.all_changes_deployed === true && current_version === undefined,
  };
}

function checkTrigger(triggers: unknown): void {
  const known = triggerIds();
  for (const { id } of Array.isArray(triggers) ? (triggers as Doc[]) : []) {
    if (!known.has(String(id))) throw badRequest(`The trigger ${String(id)} does not exist.`, 'invalid_body');
  }
}

/** An action stays with its trigger, of which there may be newer versions (auth0/auth0-cli, issue 462). */
function checkSameTrigger(before: unknown, after: unknown): void {
  const idsOf = (triggers: unknown): string[] => ((triggers ?? []) as Doc[]).map(({ id }) => String(id));
  const known = new Set(idsOf(before));
  if (idsOf(after).some((id) => !known.has(id))) throw badRequest("can't upgrade to this trigger.");
}

const create: Handler = (ctx) => {
  const body = ctx.body as Doc;
  checkTrigger(body.supported_triggers);
  checkDraft(body);
  const now = ctx.iso();
  const { secrets, deploy: deployNow, modules, ...rest } = body;
  const doc = ctx.tenant.collection(ACTIONS).insert({
    id: uuid(),
    code: '',
    dependencies: [],
    runtime: DEFAULT_RUNTIME,
    ...rest,
    ...(modules ? { modules: modulesInUse(ctx, modules as Doc[]) } : {}),
    created_at: now,
    updated_at: now,
    ...sent(ctx, rest.dependencies),
    secrets: keptSecrets(secrets, [], now),
    all_changes_deployed: false,
    installed_integration_id: undefined,
  });
  if (deployNow === true) deployVersion(ctx, doc);
  return { status: 201, body: shownAction(ctx, ctx.tenant.collection(ACTIONS).get(String(doc.id)) ?? doc) };
};

const update: Handler = (ctx) => {
  const old = actionOf(ctx);
  const { secrets, modules, ...rest } = ctx.body as Doc;
  checkDraft(ctx.body as Doc);
  if (rest.supported_triggers) {
    checkTrigger(rest.supported_triggers);
    checkSameTrigger(old.supported_triggers, rest.supported_triggers);
  }
  const now = ctx.iso();
  const doc = ctx.tenant.collection(ACTIONS).update(String(old.id), {
    ...rest,
    ...(modules ? { modules: modulesInUse(ctx, modules as Doc[]) } : {}),
    ...(secrets === undefined
      ? {}
      : { secrets: keptSecrets(secrets, (old.secrets as Doc[] | undefined) ?? [], now) }),
    ...sent(ctx, rest.dependencies ?? old.dependencies, old.dependencies),
    updated_at: now,
    all_changes_deployed: false,
  });
  return ok(shownAction(ctx, doc as Doc));
};

const remove: Handler = (ctx) => {
  const action = actionOf(ctx);
  const bound = actionBindings(ctx, String(action.id));
  // Public documentation, authenticate/custom-token-exchange/configure-custom-token-exchange.
  if (
    ctx.tenant
      .collection('token-exchange-profiles')
      .list()
      .some((profile) => profile.action_id === action.id)
  )
    throw conflict('Unable to delete an action bound to a token exchange profile.');
  if (bound.length > 0 && ctx.query.force !== true) {
    throw conflict('Unable to delete an action bound to a trigger.');
  }
  unbind(ctx, String(action.id));
  ctx.tenant.collection(ACTIONS).delete(String(action.id));
  return noContent();
};

/** Makes a version of the draft and puts it to work. */
function deployVersion(ctx: SandboxContext, action: Doc, from: Doc = action): Doc {
  const versions = ctx.tenant.collection(VERSIONS);
  const earlier = versionsOf(ctx, action);
  for (const version of earlier)
    if (version.$deployed === true) versions.update(String(version.id), { $deployed: false });
  const now = ctx.iso();
  const version = versions.insert({
    code: from.code,
    dependencies: from.dependencies,
    ...(from.modules ? { modules: from.modules } : {}),
    id: uuid(),
    number: Math.max(0, ...earlier.map(({ number }) => Number(number))) + 1,
    built_at: now,
    secrets: from.secrets,
    status: 'built',
    created_at: now,
    updated_at: now,
    runtime: from.runtime,
    supported_triggers: action.supported_triggers,
    $parent: action.id,
    $deployed: true,
  });
  for (const old of earlier.slice(0, Math.max(0, earlier.length + 1 - MAX_VERSIONS)))
    versions.delete(String(old.id));
  ctx.tenant.collection(ACTIONS).update(String(action.id), { all_changes_deployed: true, status: 'built' });
  build(ctx, action, version, earlier.at(-1));
  return version;
}

/** The action that a version belongs to. */
const named = ({ id, name, supported_triggers, created_at, updated_at, all_changes_deployed }: Doc): Doc => ({
  id,
  name,
  supported_triggers,
  created_at,
  updated_at,
  all_changes_deployed,
});

/** The answer to a deployment describes the version while it is still on its way. */
function deployAnswer(action: Doc, version: Doc): Doc {
  const { built_at: _built, ...shown } = shownVersion(version);
  return { ...shown, deployed: false, action: { ...named(action), all_changes_deployed: false } };
}

const deploy: Handler = (ctx) => {
  const action = actionOf(ctx);
  return { status: 200, body: deployAnswer(action, deployVersion(ctx, builtDraft(ctx, action))) };
};

function versionOf(ctx: SandboxContext): { action: Doc; version: Doc } {
  const action = actionOf(ctx, 'actionId');
  const version = ctx.tenant.collection(VERSIONS).get(ctx.params.id ?? '');
  if (!version || version.$parent !== action.id) throw notFound('That action version does not exist.');
  return { action, version };
}

/** Rolling back makes a new version of an old one. */
const deployOld: Handler = (ctx) => {
  const { action, version } = versionOf(ctx);
  const draft = (ctx.body as Doc | undefined)?.update_draft === true;
  if (draft)
    ctx.tenant.collection(ACTIONS).update(String(action.id), {
      code: version.code,
      dependencies: version.dependencies,
      runtime: version.runtime,
    });
  return { status: 202, body: deployAnswer(action, deployVersion(ctx, action, version)) };
};

const getVersion: Handler = (ctx) => {
  const { action, version } = versionOf(ctx);
  return ok({ ...shownVersion(version), action: named(action) });
};

const listVersions: Handler = (ctx) => {
  const versions = versionsOf(ctx, actionOf(ctx, 'actionId')).reverse();
  return ok(countedPage(versions.map(shownVersion), ctx, 'versions', PAGE_SIZE));
};

const list: Handler = (ctx) => {
  const { triggerId, actionName, deployed, installed } = ctx.query;
  const found = ctx.tenant
    .collection(ACTIONS)
    .list()
    .map((action) => settle(ctx, action))
    .filter(
      (action) =>
        triggerId === undefined || (action.supported_triggers as Doc[]).some(({ id }) => id === triggerId),
    )
    .filter(({ name }) => actionName === undefined || name === actionName)
    .filter(() => installed !== true)
    .map((action) => shownAction(ctx, action))
    .filter((action) => deployed === undefined || (action.deployed_version !== undefined) === deployed);
  return ok(countedPage(found, ctx, 'actions', PAGE_SIZE));
};

const test: Handler = (ctx) => {
  const action = actionOf(ctx);
  return tryAction(ctx, action, versionsOf(ctx, action));
};

const execution: Handler = (ctx) => {
  const doc = executionById(ctx, ctx.params.id ?? '');
  if (!doc) throw notFound('That execution does not exist.');
  return ok(doc);
};

export const actions: ResourceModule = {
  collections: [{ name: ACTIONS }, { name: VERSIONS }],
  traits: [{ path: '/actions/actions', missing: missingAction }],
  handlers: {
    'GET /actions/actions': list,
    'POST /actions/actions': create,
    'GET /actions/actions/{id}': (ctx) => ok(shownAction(ctx, settle(ctx, actionOf(ctx)))),
    'PATCH /actions/actions/{id}': update,
    'DELETE /actions/actions/{id}': remove,
    'POST /actions/actions/{id}/deploy': deploy,
    'POST /actions/actions/{id}/test': test,
    'GET /actions/actions/{actionId}/versions': listVersions,
    'GET /actions/actions/{actionId}/versions/{id}': getVersion,
    'POST /actions/actions/{actionId}/versions/{id}/deploy': deployOld,
    'GET /actions/executions/{id}': execution,
  },
};
