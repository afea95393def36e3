/** `setup`: from nothing to a connected assistant. It can be stopped anywhere, and goes on where it was. */
import { builtInProfiles } from '../../policy/profiles.js';
import { nearest } from '../../text/nearest.js';
import { clientNamed } from '../init/init.js';
import { invocation } from '../program/invocation.js';
import { UsageError } from '../terminal/failure.js';
import { askApplication } from './application-step.js';
import { askClients, enterInto } from './clients-step.js';
import { Cancelled, type Choice } from './prompts/prompter.js';
import { secretStore } from './secret-store.js';
import { environmentOf, keepRecord, readRecords, type SetupRecord, withClient } from './setup-record.js';
import { askTenant } from './tenant-step.js';
import { thisMachine, type World } from './world.js';

export interface SetupFlags {
  domain?: string;
  profile?: string;
  /** Names, separated by commas. */
  client?: string;
  plain?: boolean;
  remove?: boolean;
  yes?: boolean;
}

const PROFILES: readonly Choice<string>[] = [
  { value: 'support-readonly', label: 'Look up people and logs', hint: 'changes nothing' },
  {
    value: 'support',
    label: 'Support people',
    hint: 'blocks, second factors, roles; you approve what matters',
  },
  { value: 'developer', label: 'Configure applications and logins', hint: 'you approve what matters' },
  { value: 'admin', label: 'Everything', hint: 'you approve what matters' },
];

/** Asks what is not known yet, and keeps every answer as soon as it is given. */
export async function runSetup(flags: SetupFlags, world?: World): Promise<void> {
  const clients = flags.client?.split(',').map((name) => name.trim());
  for (const name of clients ?? []) clientNamed(name);
  if (flags.profile !== undefined && !Object.hasOwn(builtInProfiles, flags.profile)) {
    const known = Object.keys(builtInProfiles);
    const guess = nearest(flags.profile, known) ?? `one of ${known.join(', ')}`;
    throw new UsageError(`--profile: there is no profile "${flags.profile}"; did you mean ${guess}?`);
  }
  const used = world ?? (await thisMachine(flags.plain === true));
  try {
    if (flags.remove) await (await import('./remove.js')).removeSetup(flags, used);
    else await setUp(flags, clients, used);
  } finally {
    used.prompter.close();
  }
}

async function setUp(flags: SetupFlags, clients: readonly string[] | undefined, world: World): Promise<void> {
  const { prompter, folder } = world;
  prompter.begin('Connect an Auth0 tenant to your assistant');
  const tenant = await askTenant(prompter, flags.domain ?? (await toContinue(world)));
  let record: SetupRecord = readRecords(folder).find(({ domain }) => domain === tenant.domain) ?? {
    domain: tenant.domain,
    clients: [],
    finished: false,
  };
  const keep = (changes: Partial<SetupRecord>) => {
    record = { ...record, ...changes };
    keepRecord(record, folder);
  };
  keep({ ...(tenant.audience === undefined ? {} : { audience: tenant.audience }) });
  const profile =
    flags.profile ??
    record.profile ??
    (await prompter.choose('What should the assistant be able to do?', PROFILES, 'support-readonly'));
  keep({ profile });
  if (!record.application || !record.secret) {
    const store = secretStore(world.openKeychain, folder);
    await askApplication({ prompter, open: world.open, store, tenant, keep }, record);
  } else prompter.say(`The application ${record.application.clientId} is set up already.`);
  if (!(await world.examine(environmentOf(record, world.place.env)))) {
    prompter.say('The check above failed. Fix what it says; "setup" can be run again.');
    if (!(await prompter.confirm('Go on nevertheless?', false))) throw new Cancelled();
  }
  const entered = await enterInto(world, record, await askClients(world, clients));
  keep({ clients: entered.reduce(withClient, record).clients, finished: true });
  prompter.end(
    entered.length > 0
      ? `Done. Restart ${titles(entered)}, then ask: "Which applications does my tenant have?" To take all of this back: ${invocation()} setup --remove`
      : `Done. "${invocation()} init --client NAME" adds a client later.`,
  );
}

const titles = (entered: SetupRecord['clients']): string =>
  entered.map(({ name }) => clientNamed(name).title).join(' and ');

/** The tenant of a setup that was stopped, if the person wants to go on with it. */
async function toContinue({ prompter, folder, place }: World): Promise<string | undefined> {
  const open = readRecords(folder).find(({ finished }) => !finished);
  if (open && (await prompter.confirm(`Continue the setup of ${open.domain}?`, true))) return open.domain;
  return place.env.AUTH0_DOMAIN || undefined;
}
