/** Generic behaviour of single values: settings, provider configurations, templates. */
import { isObject } from '../../text/is-object.js';
import { visible } from '../pagination.js';
import type { Doc } from '../state/store.js';
import type { Handler, SandboxContext } from '../types.js';
import { project, successStatus } from './facts.js';
import type { SingletonTraits } from './traits.js';

/** Name in the store: the path with its parameters filled in. */
const singletonName = (traits: SingletonTraits, ctx: SandboxContext): string =>
  (traits.store ?? traits.path).replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(ctx.params[name] ?? ''),
  );

/** The value now: what was set, else what a new tenant has. */
function currentValue(traits: SingletonTraits, ctx: SandboxContext): Doc {
  const stored = ctx.tenant.singleton(singletonName(traits, ctx));
  return (stored as Doc | undefined) ?? traits.initial(ctx);
}

const answered = (value: Doc, traits: SingletonTraits, ctx: SandboxContext): unknown => {
  const view = Array.isArray(value) ? value : traits.view(visible(value), ctx);
  return isObject(view) && !traits.open ? project(view as Doc, ctx.operation) : view;
};

export const readSingleton =
  (traits: SingletonTraits): Handler =>
  (ctx) => ({ status: successStatus(ctx.operation), body: answered(currentValue(traits, ctx), traits, ctx) });

export const writeSingleton =
  (traits: SingletonTraits): Handler =>
  (ctx) => {
    const body = typeof ctx.body === 'object' && ctx.body !== null ? (ctx.body as Doc) : {};
    const value = traits.write(body, currentValue(traits, ctx), ctx);
    ctx.tenant.setSingleton(singletonName(traits, ctx), value);
    const status = successStatus(ctx.operation);
    return status === 204 ? { status } : { status, body: answered(value, traits, ctx) };
  };

export const removeSingleton =
  (traits: SingletonTraits): Handler =>
  (ctx) => {
    ctx.tenant.setSingleton(singletonName(traits, ctx), undefined);
    return { status: successStatus(ctx.operation) };
  };
