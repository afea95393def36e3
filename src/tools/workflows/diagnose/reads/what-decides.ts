/** Last round: what only the findings so far can call for, as far as reads are left. */
import { listUserAuthenticationMethods } from '../../../operations/users.js';
import type { Reader } from '../../reader.js';
import { namesakesIn } from '../causes/account/identifier/typed-identifier.js';
import { isNotProvisioned } from '../causes/account/not-provisioned.js';
import type { CauseId } from '../causes/cause-id.js';
import { ASKED_MAILS } from '../causes/mail-switched-off.js';
import { neverSignedIn } from '../causes/password/never-signed-in.js';
import { passwordChange } from '../causes/password/saved-password.js';
import type { LoginFacts } from '../facts.js';
import { historyOf } from '../history.js';
import { readConnection } from './connection/connection.js';
import { readConnectionHistory } from './connection/connection-history.js';
import { readDenyingAction, readFailingAction } from './denying-action.js';
import { readDirectory } from './log.js';
import { readFactors } from './person.js';
import { readSecondFactor } from './second-factor.js';
import { readMailTemplate } from './tenant.js';

/** Credentials that a database did not take. */
const REFUSED: readonly CauseId[] = ['wrong_password', 'no_account', 'brute_force_block'];

export async function readWhatDecides(reader: Reader, facts: LoginFacts): Promise<void> {
  await readDenyingAction(reader, facts);
  await readFailingAction(reader, facts);
  await readDatabase(reader, facts);
  const refused = historyOf(facts).standing.find(({ event }) => isNotProvisioned(event))?.event;
  if (refused?.connection && reader.left > 0) await readDirectory(reader, facts, refused.connection);
  await readSecondFactor(reader, facts);
  await readAskedMail(reader, facts);
  // Whether it takes user names.
  const [typed] = namesakesIn(facts);
  if (typed?.connection && facts.connection === undefined && reader.left > 0)
    await readConnection(reader, facts, typed.connection);
}

/** Whether a mail is sent at all that was asked for, and of which the log has nothing more. */
async function readAskedMail(reader: Reader, facts: LoginFacts): Promise<void> {
  const { standing, lastSignIn } = historyOf(facts);
  const asked = ASKED_MAILS.find(([type]) =>
    facts.events.some((one) => one.type === type && one.at > (lastSignIn?.at ?? 0)),
  );
  if (asked && standing.length === 0 && reader.left > 0) await readMailTemplate(reader, facts, asked[1]);
}

async function readDatabase(reader: Reader, facts: LoginFacts): Promise<void> {
  const { standing } = historyOf(facts);
  const refused = standing.find(
    ({ cause, event }) => REFUSED.includes(cause) && event.strategy === 'auth0' && event.connection,
  );
  const name = refused?.event.connection;
  if (!refused || !name) return;
  const [account] = facts.accounts;
  // Whether its scripts, which know other people, are on.
  if (!account && facts.connection === undefined && reader.left > 1)
    await readConnection(reader, facts, name);
  const { connection } = facts;
  if (connection?.name !== name) return;
  // Only people who are in the tenant, and who have not chosen a password since, can miss a passkey.
  const passkeysOff =
    connection.passkeys === false &&
    connection.scripted !== true &&
    account !== undefined &&
    !neverSignedIn(facts, account) &&
    passwordChange(facts, account) === undefined;
  if (
    passkeysOff &&
    facts.factors === undefined &&
    reader.left > 0 &&
    reader.may(listUserAuthenticationMethods)
  )
    await readFactors(reader, facts, account.user_id);
  const lostPasskey = passkeysOff && facts.factors?.some(({ type }) => type === 'passkey');
  const typed = refused.event.userName?.toLowerCase();
  const notTaken =
    account !== undefined &&
    connection.identifiers !== undefined &&
    (['username', 'email', 'phone_number'] as const).some(
      (kind) => account[kind]?.toLowerCase() === typed && !connection.identifiers?.includes(kind),
    );
  const asks =
    notTaken ||
    connection.ownDatabase ||
    connection.scriptsOff ||
    connection.passwords === false ||
    lostPasskey ||
    (account !== undefined && neverSignedIn(facts, account));
  if (asks && reader.left > 0) await readConnectionHistory(reader, facts, name);
}
