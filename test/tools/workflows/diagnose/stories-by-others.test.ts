/**
 * Stories written by others, who have not seen the rules, from public threads. Prints how the diagnosis does on them;
 * `STORIES` names another folder in the same format.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readStories, type Story } from '../../../workflows/stories-by-others/story.js';
import { type Fault, type Player, startPlayer, type Verdict } from './score-story.js';
import own from './stories/further-kinds.json' with { type: 'json' };
import neighbors from './stories/neighbors.json' with { type: 'json' };
import laterSteps from './stories/neighbors-of-later-steps.json' with { type: 'json' };
import ofSettings from './stories/neighbors-of-settings.json' with { type: 'json' };
import ofStrangers from './stories/neighbors-sent-and-strangers.json' with { type: 'json' };
import whatDecides from './stories/neighbors-what-decides.json' with { type: 'json' };

const folder =
  process.env.STORIES ?? new URL('../../../workflows/stories-by-others', import.meta.url).pathname;
const files = readStories(folder);

let player: Player;
beforeAll(async () => {
  player = await startPlayer();
});
afterAll(() => player.close());

/** The true cause, or state, has to come first in this share of the stories. */
const LEAST = 0.92;
/** What must not happen in a single one. */
const NEVER: readonly Fault[] = ['all-clear', 'alarm', 'harm', 'size'];

const verdicts: Verdict[] = [];

it.each(files)('$file: nobody is cleared, alarmed or harmed by mistake', async ({ stories }) => {
  const here: Verdict[] = [];
  for (const story of stories) here.push(await player.play(story));
  verdicts.push(...here);
  const grave = here.filter(({ faults }) => faults.some((fault) => NEVER.includes(fault)));
  expect(grave.map(({ id, why, text }) => ({ id, why, text: text.slice(0, 600) }))).toEqual([]);
});

it('raises no alarm about a healthy person when a stranger fails at the same application', async () => {
  const healthy = files
    .flatMap(({ stories }) => stories)
    .filter(({ expect: { health, health_also } }) => health === 'healthy' && !health_also);
  expect(healthy.length).toBeGreaterThan(0);
  for (const story of healthy) {
    const place = story.events.find(({ client_id }) => client_id);
    const stranger = {
      ...(place?.client_id ? { client_id: place.client_id, client_name: place.client_name } : {}),
      ...(place?.connection ? { connection: place.connection, strategy: place.strategy } : {}),
      ip: '198.51.100.99',
      user_id: 'auth0|somebody-else',
      user_name: 'somebody@else.example',
    };
    const events = ['fp', 'fsa', 'fertft', 'fn', 'f'].map((type) => {
      const description = type === 'fsa' ? 'Consent required' : 'It did not work';
      return { type, minutes_ago: 1, description, ...stranger };
    });
    const { faults, why, text } = await player.play({ ...story, events: [...story.events, ...events] });
    expect(faults, `${story.id}: ${why.join('; ')} ${text}`).toEqual([]);
  }
});

it('clears nobody because a neighbor at the same address has no trouble', async () => {
  const neighbor = {
    user_id: 'auth0|neighbor',
    user_name: 'neighbor@else.example',
    client_id: 'another-application',
    client_name: 'Another',
    connection: 'Else',
    strategy: 'auth0',
  };
  // Their address alone, or a name nearly right, ties the failure to the person, who has not signed in since.
  const nameless = files
    .filter(({ file }) => /^(fourth|fifth|sixth)-set/.test(file))
    .flatMap(({ stories }) => stories)
    .filter(({ expect: { health }, events, ask }) => {
      const [last] = [...events].sort((a, b) => a.minutes_ago - b.minutes_ago);
      return health === 'failing' && !ask.application && last !== undefined && !last.user_id;
    });
  expect(process.env.STORIES !== undefined || nameless.length > 20).toBe(true);
  for (const story of nameless) {
    const ip = story.events.at(-1)?.ip;
    const events = [
      { type: 's', minutes_ago: 5, ip, ...neighbor },
      { type: 'feacft', minutes_ago: 4.9, ip, ...neighbor, user_id: '', user_name: '', connection: '' },
    ];
    const { faults, why, text } = await player.play({ ...story, events: [...story.events, ...events] });
    expect(faults, `${story.id}: ${why.join('; ')} ${text}`).not.toContain('all-clear');
  }
});

it('does as well on further kinds of our own, and on neighbors of those that failed', async () => {
  const all = [...own, ...neighbors, ...ofSettings, ...ofStrangers, ...whatDecides, ...laterSteps];
  for (const story of all as Story[]) {
    const { faults, why, text } = await player.play(story);
    expect(faults, `${story.id}: ${why.join('; ')} ${text}`).toEqual([]);
  }
});

it(`names the truth first in ${LEAST * 100}% of the stories`, () => {
  const wrong = verdicts.filter(({ faults }) => faults.length > 0);
  const figures = `${verdicts.length - wrong.length} of ${verdicts.length} stories right`;
  const list = wrong.map(({ id, why }) => `\n  ${id}: ${why.join('; ')}`);
  process.stdout.write(`${figures}${list.join('')}\n`);
  expect(verdicts.length).toBeGreaterThan(0);
  expect((verdicts.length - wrong.length) / verdicts.length, figures + list.join('')).toBeGreaterThanOrEqual(
    LEAST,
  );
});
