/** What a tenant's plan allows: how many entities of a kind, and which features. Sources: `catalog/sandbox/plans.json`. */
import table from '../../catalog/sandbox/plans.json' with { type: 'json' };
import { HttpError } from './errors.js';
import type { Doc, Tenant } from './state/store.js';
import type { Operation, Plan, SandboxServices } from './types.js';

export const PLANS: readonly Plan[] = ['free', 'essentials', 'professional', 'enterprise'];

interface EntityLimit {
  /** Paths whose POST makes one. */
  posts: string[];
  collection: string;
  /** Of every plan; else by plan, without a number for none. */
  all?: number;
  free?: number;
  self_service?: number;
  enterprise?: number;
  /** The refusal, where it is not the usual one. */
  status?: number;
  message?: string;
}

const limits = new Map(
  (table.entities as EntityLimit[]).flatMap((limit) => limit.posts.map((path) => [path, limit])),
);

const mostOf = (limit: EntityLimit, plan: Plan): number =>
  limit.all ??
  (plan === 'free' || plan === 'enterprise' ? limit[plan] : limit.self_service) ??
  Number.POSITIVE_INFINITY;

/** What a new tenant has of itself does not count. */
const counts = (doc: Doc): boolean => doc.global !== true && doc.is_system !== true;

export const tooMany = (what = 'tenant'): HttpError =>
  new HttpError(403, `You reached the limit of entities of this type for this ${what}.`, 'too_many_entities');

/** Refuses to make one more of what the tenant has as many of as its plan allows. */
export function checkEntityLimit(operation: Operation, { tenant, plan }: SandboxServices): void {
  if (operation.method !== 'POST') return;
  const limit = limits.get(operation.path);
  if (!limit) return;
  const most = mostOf(limit, plan);
  const collection = tenant.collection(limit.collection);
  if (collection.size < most || collection.list().filter(counts).length < most) return;
  throw limit.message === undefined ? tooMany() : new HttpError(limit.status ?? 403, limit.message);
}

/** A free tenant has few social connections. */
export function checkSocialConnections(
  tenant: Tenant,
  plan: Plan,
  isSocial: (strategy: string) => boolean,
): void {
  if (plan !== 'free') return;
  const social = tenant
    .collection('connections')
    .list()
    .filter(({ strategy }) => isSocial(String(strategy)));
  if (social.length >= table.free_social_connections) throw tooMany();
}

/** Days for which a tenant keeps its log. */
export const logDays = (plan: Plan): number => table.log_days[plan];

/** Hours that sessions may last at most: without use, and as a whole. */
export const sessionLimits = (plan: Plan): { idle: number; whole: number } => table.session_hours[plan];

/** Whether a plan has a feature; one that the table does not name belongs to all. */
export function includes(plan: Plan, feature: string): boolean {
  const plans: Readonly<Record<string, string[]>> = table.features;
  return !Object.hasOwn(plans, feature) || plans[feature]?.includes(plan) === true;
}
