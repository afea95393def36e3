/**
 * The demo company: Lumen Bikes sells and rents electric bicycles, directly and through dealers. Its applications, APIs,
 * roles, organizations and people are data in `catalog/sandbox/demo-company.json`.
 */
import company from '../../../catalog/sandbox/demo-company.json' with { type: 'json' };
import type { Doc } from '../state/store.js';

export const DATABASE = 'Username-Password-Authentication';
export const GOOGLE = 'google-oauth2';
/** Password of every demo account that has one. */
export const DEMO_PASSWORD = 'Bright-Spokes-42';

type ApiKey = 'orders' | 'fleet';
export type AppKey = 'shop' | 'ride' | 'dealers' | 'desk' | 'telemetry';
export type RoleKey = 'customer' | 'agent' | 'mechanic' | 'dealer' | 'admin';
export type OrganizationKey = 'north' | 'harbour' | 'alpine';
type Keyed<K> = Doc & { key: K };

export const APIS = company.apis as (Keyed<ApiKey> & {
  identifier: string;
  scopes: Record<string, string>;
})[];
export const APPLICATIONS = company.applications as Keyed<AppKey>[];
export const CLIENT_GRANTS = company.client_grants as { client: AppKey; api: ApiKey; scope: string[] }[];
export const ROLES = company.roles as (Keyed<RoleKey> & { permissions: Record<ApiKey, string[]> })[];
export const ORGANIZATIONS = company.organizations as (Keyed<OrganizationKey> & { primary: string })[];
/** The people for whom everything works; those of the stories are in `stories.ts`. */
export const PEOPLE = company.people as (Person & { habit: number })[];
/** The people of the stories, who need help, by first name. */
export const STORY_PEOPLE = company.story_people as Record<keyof typeof company.story_people, Person>;

export interface Person {
  name: string;
  email: string;
  /** `google`: signs in with Google; otherwise with a password. */
  via?: 'google';
  roles?: RoleKey[];
  organization?: OrganizationKey;
  /** Where the person logs in. */
  app: AppKey;
  /** Has a second factor of this kind. */
  factor?: 'totp' | 'phone';
  city?: string;
  /** Logs in on about this share of the days; absent when a story decides. */
  habit?: number;
}
