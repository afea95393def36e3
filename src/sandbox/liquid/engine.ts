/** The engine that fills in templates, and its limits. In a file of its own, because it is loaded when it is needed. */
import { Liquid, Tag } from 'liquidjs';

/** The longest template, and the longest text made of one. */
export const MOST_CHARACTERS = 1_000_000;

export const engine = new Liquid({
  // Templates may name no files, and nothing of an object but what is in it.
  templates: {},
  ownPropertyOnly: true,
  parseLimit: MOST_CHARACTERS,
  memoryLimit: MOST_CHARACTERS,
  renderLimit: 1_000,
  timezoneOffset: 0,
  locale: 'en-US',
});

engine.registerTag(
  'debug',
  class extends Tag {
    *render({ environments }: { environments: object }) {
      yield;
      return JSON.stringify(environments, null, 2);
    }
  },
);
