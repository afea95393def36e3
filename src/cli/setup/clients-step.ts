/** Which MCP clients get an entry, and writing it. */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { entryFor, launchFor } from '../init/entry.js';
import { HOST_CLIENTS } from '../init/host-clients.js';
import { addition, clientNamed, fileOf, makeEdit } from '../init/init.js';
import { describeFailure } from '../terminal/failure.js';
import { environmentOf, type SetupRecord } from './setup-record.js';
import type { World } from './world.js';

type Entered = SetupRecord['clients'][number];

/** Entries are for everything the person does, where the client has such a configuration. */
const scopeFor = (name: string) => (clientNamed(name).files.user ? 'user' : 'project');

/** @param given names from the command line, which are not asked for */
export async function askClients(
  { prompter, place }: World,
  given: readonly string[] | undefined,
): Promise<string[]> {
  if (given) return [...given];
  // A client that was used here has written something beside its configuration.
  const installed = Object.keys(HOST_CLIENTS).filter((name) => {
    const file = fileOf(clientNamed(name), scopeFor(name), place);
    return scopeFor(name) === 'user' ? existsSync(file) || seen(file, place.home) : existsSync(file);
  });
  const choices = Object.entries(HOST_CLIENTS)
    .map(([value, { title }]) => ({
      value,
      label: title,
      ...(installed.includes(value) ? { hint: 'found here' } : {}),
    }))
    .sort((a, b) => Number(installed.includes(b.value)) - Number(installed.includes(a.value)));
  return prompter.several('Which MCP clients should know the server?', choices, installed);
}

const seen = (file: string, home: string): boolean => dirname(file) !== home && existsSync(dirname(file));

/** Writes the entries. A client whose file cannot be edited is said and left out. */
export async function enterInto(
  world: World,
  record: SetupRecord,
  names: readonly string[],
): Promise<Entered[]> {
  const place = { ...world.place, env: environmentOf(record, world.place.env) };
  const entered: Entered[] = [];
  for (const name of names) {
    const client = clientNamed(name);
    const scope = scopeFor(name);
    try {
      const launch = launchFor(client, place, { scope, flags: {}, withSecrets: false });
      const edit = await addition(client, scope, place, entryFor(client, launch));
      makeEdit(edit);
      world.prompter.say(`${client.title}: ${edit.file}`);
      entered.push({ name, scope, cwd: place.cwd });
    } catch (error) {
      world.prompter.say(`${client.title}: ${describeFailure(error)}`);
    }
  }
  return entered;
}
