/** The last reads, which only what all others found can call for. */
import type { Reader } from '../../reader.js';
import { unredeemed } from '../after-login/unredeemed.js';
import { deletionOf } from '../causes/account/deletion.js';
import { dependsOnSettings } from '../causes/changes.js';
import type { LoginFacts } from '../facts.js';
import { historyOf } from '../history.js';
import { keeperOf } from '../keeper.js';
import { readChanges } from './changes.js';
import { readConnection } from './connection/connection.js';
import { readOthers } from './log.js';
import { readMemberRoles } from './member-roles.js';

export async function readLast(reader: Reader, facts: LoginFacts): Promise<void> {
  // That others of their domain get in shows what the page does with it.
  const companies = (facts.application?.connections ?? []).filter(({ name }) =>
    facts.domainConnections?.includes(name),
  );
  if (
    facts.accounts.length === 0 &&
    facts.homeConnections?.length === 0 &&
    facts.others === undefined &&
    companies.length > 0
  )
    await readOthers(
      reader,
      facts,
      companies.slice(0, 3).map(({ name }) => ({ connection: name })),
    );
  // Whether the application redeems the codes of others tells what it means that it redeems none of theirs.
  const { application } = facts;
  const nothingFails = historyOf(facts).standing.length === 0;
  if (application && facts.others === undefined && nothingFails && unredeemed(facts).length > 0)
    await readOthers(reader, facts, [{ clientId: application.client_id }]);
  // Whether the login before a silent sign-in that failed left a session depends on its connection.
  const signedInBy = historyOf(facts).lastSignIn;
  if (
    facts.connection === undefined &&
    signedInBy?.connection &&
    keeperOf(facts, signedInBy) === 'social' &&
    (facts.quiet ?? []).some(({ type, clientId }) => type === 'fsa' && clientId === signedInBy.clientId)
  )
    await readConnection(reader, facts, signedInBy.connection);
  // Who changed the setting that stops them, as far as a read is left for it.
  const [stopping] = historyOf(facts).standing;
  const asked = (stopping && dependsOnSettings(stopping.cause)) || deletionOf(facts) !== undefined;
  if (asked && facts.changes === undefined && reader.left > 0) await readChanges(reader, facts);
  await readMemberRoles(reader, facts);
}
