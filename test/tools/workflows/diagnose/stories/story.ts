/** One tenant state with at most one true cause. */
import { DAY, type Person, type StoryTenant } from './story-tenant.js';

export interface Story {
  /** The cause that has to come first; undefined: none may be claimed. */
  cause?: string;
  /** Where no cause may be claimed: whether all is well. */
  state?: 'unclear';
  /** Public material that describes it. */
  source?: string;
  /** Words that the answer has to have. */
  says?: string;
  /** Builds the state, and says whom to ask for: a person by all their names, or one text. */
  build(tenant: StoryTenant): Promise<Person | string>;
}

export const ann = (tenant: StoryTenant, more: object = {}): Promise<Person> =>
  tenant.person({ email: 'ann.lee@corp.example', username: 'annlee', ...more });

/** Somebody for whom it has worked until three days ago. */
export const regular = async (tenant: StoryTenant, more: object = {}): Promise<Person> => {
  const person = await ann(tenant, more);
  await tenant.signedIn(person, [20 * DAY, 9 * DAY, 3 * DAY]);
  return person;
};

export const org = (tenant: StoryTenant, name: string): string => tenant.organizations[name]?.id;
export const FAR = '192.0.2.99';
