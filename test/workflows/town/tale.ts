/** One tenant state with at most one true cause. */
import { DAY, type Person, type Town } from './town.js';

export interface Tale {
  /** The cause that has to come first; undefined: none may be claimed. */
  cause?: string;
  /** Words that the answer has to have. */
  says?: string;
  /** Builds the state, and says whom to ask for: a person by all their names, or one text. */
  tell(town: Town): Promise<Person | string>;
}

export const ann = (town: Town, more: object = {}): Promise<Person> =>
  town.person({ email: 'ann.lee@corp.example', username: 'annlee', ...more });

/** Somebody for whom it has worked until three days ago. */
export const regular = async (town: Town, more: object = {}): Promise<Person> => {
  const person = await ann(town, more);
  await town.signedIn(person, [20 * DAY, 9 * DAY, 3 * DAY]);
  return person;
};

export const org = (town: Town, name: string): string => town.organizations[name]?.id;
export const FAR = '192.0.2.99';
