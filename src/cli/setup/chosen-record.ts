import { invocation } from '../program/invocation.js';
import { CommandError } from '../terminal/failure.js';
import { readRecords, type SetupRecord } from './setup-record.js';
import type { World } from './world.js';

/** The setup that is meant: the only one, that of the domain, or the one that the person chooses. @throws CommandError */
export async function chosenRecord({ prompter, folder }: World, domain?: string): Promise<SetupRecord> {
  const records = readRecords(folder);
  const [first] = records;
  if (!first) throw new CommandError(`Nothing is set up: "${invocation()} setup" does that.`);
  if (domain === undefined && records.length === 1) return first;
  const wanted =
    domain ??
    (await prompter.choose(
      'Which tenant?',
      records.map((record) => ({ value: record.domain, label: record.domain })),
      first.domain,
    ));
  const found = records.find((record) => record.domain === wanted);
  if (found) return found;
  throw new CommandError(
    `${wanted} is not set up here (set up: ${records.map((record) => record.domain).join(', ')}).`,
  );
}
