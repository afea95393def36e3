/**
 * When a draft is built. What a change brings besides new packages is built by the next read; packages take a while to
 * install, and a draft that is not built yet cannot be deployed. Sources: recordings of the Terraform provider; issue
 * 395 of auth0-deploy-cli, whose pull request 524 saw builds of 30 to 45 seconds.
 */
import { badRequest } from '../../errors.js';
import type { Doc } from '../../state/store.js';
import type { SandboxContext } from '../../types.js';

const ACTIONS = 'actions/actions';
/** Reads that still find a draft at its packages. */
const READS = 4;
/** The same in ms. A tenant takes longer; nobody should wait for a sandbox. */
const INSTALLING_MS = 2_000;

const packagesIn = (dependencies: unknown): string[] =>
  ((dependencies ?? []) as Doc[]).map(({ name, version }) => `${String(name)}@${String(version)}`);

/** The fields of a draft that was just sent. @param before the packages that are installed for it */
export function sent(ctx: SandboxContext, dependencies: unknown, before?: unknown): Doc {
  const there = new Set(packagesIn(before));
  const installs = packagesIn(dependencies).some((name) => !there.has(name));
  return {
    status: 'pending',
    $installing: installs ? { reads: READS, until: ctx.now() + INSTALLING_MS } : undefined,
  };
}

/** A draft as it is found at a read, which is one step on. */
export function settle(ctx: SandboxContext, action: Doc): Doc {
  if (action.status !== 'pending' && action.status !== 'building') return action;
  const { reads, until } = (action.$installing ?? { reads: 0, until: 0 }) as { reads: number; until: number };
  const installing = reads > 0 && ctx.now() < until;
  return ctx.tenant.collection(ACTIONS).update(String(action.id), {
    status: installing ? 'building' : 'built',
    $installing: installing ? { reads: reads - 1, until } : undefined,
  }) as Doc;
}

/** A draft that may be deployed. @throws 400 while its packages are being installed */
export function builtDraft(ctx: SandboxContext, action: Doc): Doc {
  const draft = settle(ctx, action);
  if (draft.status === 'building')
    throw badRequest("A draft must be in the 'built' state before it can be deployed.");
  return draft;
}
