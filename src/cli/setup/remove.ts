/** `setup --remove`: takes back all that `setup` did. */
import { rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { clientNamed, makeEdit, removal } from '../init/init.js';
import { CommandError, describeFailure } from '../terminal/failure.js';
import { chosenRecord } from './chosen-record.js';
import { deleteApplication, withToken } from './management.js';
import { APPLICATIONS, askToken } from './one-day-token.js';
import { Cancelled } from './prompts/prompter.js';
import { secretStore } from './secret-store.js';
import { dropRecord, readRecords, type SetupRecord } from './setup-record.js';
import type { World } from './world.js';

/** What cannot be undone now is reported and stays on record, so that it can be tried again. */
export async function removeSetup(
  { domain, yes }: { domain?: string; yes?: boolean },
  world: World,
): Promise<void> {
  const { prompter, folder } = world;
  const record = await chosenRecord(world, domain);
  if (!yes && !(await prompter.confirm(`Take back the setup of ${record.domain}?`, false)))
    throw new Cancelled();
  const troubles: string[] = [];
  const attempt = async (what: string, work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      if (error instanceof Cancelled) throw error;
      troubles.push(what);
      prompter.say(`${what}: ${describeFailure(error)}`);
    }
  };
  for (const { name, scope, cwd } of record.clients) {
    const client = clientNamed(name);
    await attempt(client.title, async () => {
      const edit = await removal(client, scope, { ...world.place, cwd });
      if (edit.after === edit.before) return;
      makeEdit(edit);
      prompter.say(`${client.title}: the entry is out of ${edit.file}`);
    });
  }
  if (record.application?.made) await attempt('The application', () => forgetApplication(record, world));
  const { secret } = record;
  if (secret) {
    await attempt('The secret', async () => {
      await secretStore(world.openKeychain, folder).forget(secret);
      prompter.say(secret.in === 'keychain' ? 'The keychain entry is deleted.' : `${secret.at} is deleted.`);
    });
  }
  if (troubles.length > 0)
    throw new CommandError(`Not everything could be taken back (${troubles.join(', ')}): run this again.`);
  dropRecord(record.domain, folder);
  if (readRecords(folder).length === 0) forgetState(world.stateFolder);
  prompter.end('All of the setup is taken back.');
}

async function forgetApplication(
  { domain, audience, application }: SetupRecord,
  world: World,
): Promise<void> {
  const { prompter } = world;
  const clientId = application?.clientId ?? '';
  const way = await prompter.choose(
    `The application ${clientId} was created by setup.`,
    [
      { value: 'delete', label: 'Delete it now', hint: 'with a token from the API explorer' },
      { value: 'leave', label: 'Leave it', hint: 'delete it in the dashboard' },
    ],
    'delete',
  );
  if (way === 'leave') {
    prompter.say(`The application ${clientId} is still there: ${APPLICATIONS}`);
    return;
  }
  const baseUrl = domain.startsWith('http:') ? domain : `https://${domain}`;
  const tenant = { domain, baseUrl, ...(audience === undefined ? {} : { audience }) };
  const token = await askToken(prompter, world.open, tenant, ['delete:clients']);
  await withToken(tenant, token, (client) => deleteApplication(client, clientId));
  prompter.say(`The application ${clientId} is deleted.`);
}

/** What servers learned about the clients that called them. */
function forgetState(folder: string): void {
  rmSync(join(folder, 'last-client.json'), { force: true });
  try {
    rmdirSync(folder);
  } catch {
    // Something of the person's own is in it, or it is not there.
  }
}
