/** Plays a story that others wrote, and holds the diagnosis against what is true in it. */
import { loadConfig } from '../../../../src/server/load-config.js';
import { createRuntime, type RunningRuntime } from '../../../../src/server/runtime.js';
import { callTool } from '../../../../src/server/tool-list.js';
import { patient } from '../../../support/patient.js';
import { type StoryTenant, startStoryTenant } from '../../../workflows/stories-by-others/seed-story.js';
import type { Story } from '../../../workflows/stories-by-others/story.js';
import type { Body } from '../workflow-bench.js';

/** What an answer can get wrong, worst first. */
export type Fault = 'all-clear' | 'alarm' | 'harm' | 'cause' | 'state' | 'size';

export interface Verdict {
  id: string;
  faults: Fault[];
  /** What was expected and not said, or said and not allowed. */
  why: string[];
  text: string;
}

export interface Player {
  play(story: Story): Promise<Verdict>;
  close(): Promise<void>;
}

export async function startPlayer(): Promise<Player> {
  const tenant = await startStoryTenant();
  const { id, secret } = tenant.sandbox.admin;
  const env = { AUTH0_DOMAIN: tenant.url, AUTH0_CLIENT_ID: id, AUTH0_CLIENT_SECRET: secret };
  tenant.sandbox.reset('empty');
  const runtime = patient(await createRuntime(await loadConfig({ ...env, LOG_LEVEL: 'silent' }, {})));
  return {
    play: (story) => played(tenant, runtime, story),
    close: async () => {
      await runtime.close();
      await tenant.close();
    },
  };
}

async function played(tenant: StoryTenant, runtime: RunningRuntime, story: Story): Promise<Verdict> {
  const ask = await tenant.seed(story);
  const call = { caller: 'local', clientName: 'test', canAsk: false } as const;
  const outcome = await callTool(runtime, 'diagnose_login', ask, call);
  if (outcome.kind !== 'result') throw new Error(`${story.id} asks`);
  const [block] = outcome.result.content as { text: string }[];
  const text = block?.text ?? '';
  // Asking who is meant is an answer: nothing is known yet.
  if (outcome.result.isError && text.includes('(ambiguous_person)'))
    return { id: story.id, ...judged(story, { healthy: 'unclear', reads: 1 }, text) };
  if (outcome.result.isError) throw new Error(`${story.id}: ${text}`);
  const body: Body = outcome.result.structuredContent ?? {};
  const { faults, why } = judged(story, body, text);
  // A call that the tool refuses fixes nothing.
  for (const fix of (body.causes ?? []).flatMap(({ fixes = [] }: Body) => fixes)) {
    const refused = (await runtime.registry.operation(fix.tool))?.input.safeParse(fix.arguments).error;
    if (!refused) continue;
    faults.push('harm');
    why.push(`${fix.tool} refuses its arguments: ${refused.message}`);
  }
  return { id: story.id, faults, why, text };
}

const MOST_READS = 12;
const MOST_BYTES = 6_000;

function judged({ expect: wanted }: Story, body: Body, text: string): Omit<Verdict, 'id'> {
  const faults: Fault[] = [];
  const why: string[] = [];
  const wrong = (fault: Fault, because: string) => {
    faults.push(fault);
    why.push(because);
  };
  const causes: Body[] = body.causes ?? [];
  // A cause that is called possible is not said to be proved: that is doubt as well.
  const doubted = causes.length > 0 && wanted.health === 'unclear' && causes[0].certainty === 'possible';
  const health = causes.length > 0 && !doubted ? 'failing' : body.healthy === true ? 'healthy' : 'unclear';
  if (health !== wanted.health && !wanted.health_also?.includes(health)) {
    const fault = health === 'healthy' ? 'all-clear' : wanted.health === 'healthy' ? 'alarm' : 'state';
    // Honest doubt about a healthy person raises no alarm.
    wrong(
      fault === 'alarm' && health === 'unclear' ? 'state' : fault,
      `${health} instead of ${wanted.health}`,
    );
  }
  const where = {
    first: JSON.stringify(causes[0] ?? {}),
    causes: JSON.stringify(causes),
    calls: JSON.stringify(causes.flatMap(({ fixes = [] }) => fixes)),
    answer: text,
  };
  const told = health === 'failing' ? where.first : text;
  for (const group of wanted.about)
    if (!group.some((one) => new RegExp(one, 'i').test(told)))
      wrong('cause', `nothing of ${group.join(' | ')}`);
  for (const { where: place, match, why: reason } of wanted.must_not)
    if (new RegExp(match, 'i').test(where[place]))
      wrong(place === 'calls' ? 'harm' : 'cause', `${place} has ${match}: ${reason}`);
  if (body.reads > MOST_READS || Buffer.byteLength(text) > MOST_BYTES)
    wrong('size', `${body.reads} reads, ${Buffer.byteLength(text)} bytes`);
  return { faults, why, text };
}
