/** Who holds something: people, each with everything that gives it to them. */
import { type Doc, text } from '../fields.js';

export interface Holder {
  user_id: string;
  name: string | undefined;
  /** `direct`, `role Support`, `role Support in Acme`. */
  through: string[];
}

export class Holders {
  readonly #people = new Map<string, Holder>();

  /** Adds a person as a list shows them. */
  add(person: Doc, through: string): void {
    const user_id = text(person.user_id);
    if (user_id === undefined) return;
    const known = this.#people.get(user_id) ?? { user_id, name: undefined, through: [] };
    known.name ??= text(person.email) ?? text(person.name);
    if (!known.through.includes(through)) known.through.push(through);
    this.#people.set(user_id, known);
  }

  get all(): Holder[] {
    return [...this.#people.values()].sort((a, b) => (a.user_id < b.user_id ? -1 : 1));
  }

  /** How many people have it through each thing; one who has it twice counts in both. */
  get counts(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { through } of this.#people.values())
      for (const one of through) counts[one] = (counts[one] ?? 0) + 1;
    return counts;
  }
}
