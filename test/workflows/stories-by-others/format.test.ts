/** The stories are well-formed, the tenant accepts their setup, and their log events are of published types. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import codes from '../../../catalog/log-events.json' with { type: 'json' };
import { type StoryTenant, startStoryTenant } from './seed-story.js';
import { readStories } from './story.js';

const files = readStories(import.meta.dirname);
const all = files.flatMap(({ stories }) => stories);
const SOURCE = /^(https:\/\/\S+|[\w.-]+\/[\w.-]+#\d+)$/;

let tenant: StoryTenant;
beforeAll(async () => {
  tenant = await startStoryTenant();
});
afterAll(() => tenant.close());

describe('stories by others', () => {
  it('have ids of their own', () => {
    const ids = all.map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  it('name public material as their source', () => {
    expect(all.filter(({ source }) => !SOURCE.test(source)).map(({ id }) => id)).toEqual([]);
  });

  it('have events of published types, none in the future', () => {
    const wrong = all.flatMap(({ id, events }) =>
      events
        .filter(({ type, minutes_ago }) => !Object.hasOwn(codes, type) || !(minutes_ago >= 0))
        .map(({ type }) => `${id}: ${type}`),
    );
    expect(wrong).toEqual([]);
  });

  it('expect something that can be judged', () => {
    for (const {
      id,
      told,
      ask,
      expect: { health, health_also, cause, about, must_not },
    } of all) {
      for (const verdict of [health, ...(health_also ?? [])])
        expect(['failing', 'healthy', 'unclear'], id).toContain(verdict);
      expect(health_also ?? [], id).not.toContain(health);
      expect(told.length > 20 && ask.user !== '', id).toBe(true);
      expect(health === 'healthy' || typeof cause === 'string', id).toBe(true);
      if (health === 'failing') expect(about.length, id).toBeGreaterThan(0);
      for (const group of about) expect(group.length, id).toBeGreaterThan(0);
      for (const { where } of must_not) expect(['first', 'causes', 'calls', 'answer'], id).toContain(where);
      for (const pattern of [...about.flat(), ...must_not.map(({ match }) => match)])
        expect(() => new RegExp(pattern, 'i'), `${id}: ${pattern}`).not.toThrow();
    }
  });

  it.each(files)('$file: the tenant accepts the setup and has the log', async ({ stories }) => {
    for (const story of stories) {
      const ask = await tenant.seed(story);
      expect(ask.user.startsWith('@'), story.id).toBe(false);
      expect([...tenant.sandbox.tenant.collection('logs').values()], story.id).toHaveLength(
        story.events.length,
      );
    }
  });
});
