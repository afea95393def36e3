/** Which Action refuses, by its code: that of the one whose words the log has. */
import { isObject } from '../../../../text/is-object.js';
import { getAction } from '../../../operations/actions.js';
import type { LogEvent } from '../../events.js';
import { text } from '../../fields.js';
import type { Reader } from '../../reader.js';
import type { CauseId } from '../causes/cause-id.js';
import type { LoginFacts } from '../facts.js';
import { historyOf } from '../history.js';

/** No more Actions than these are read. */
const MOST_ACTIONS = 3;

/** Causes whose words may be those of an Action. */
const IN_ITS_WORDS: readonly CauseId[] = [
  'login_denied',
  'other_failure',
  'user_blocked',
  'unverified_email',
  'not_organization_member',
  'wrong_connection',
  'signup_failed',
];

/** What Auth0 itself writes into the event of any refusal. */
const OF_AUTH0 =
  /^(access_denied|unauthorized|invalid_grant|oauth-authorization|extensibility_error|platform_error|api_error|user is blocked)$|^preuserregistrationerror|^\w+error( on [\w-]+)?$/;

/** The words of a refusal that its code may have, in lower case. */
export const wordsOfRefusal = ({ text: all }: LogEvent): string[] =>
  all
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length >= 8 && !OF_AUTH0.test(line));

/** Whether an Action may have refused: before a registration, or once the person was known. */
const mayBeActions = ({ type, userId }: LogEvent): boolean =>
  type === 'fs' || (type === 'f' && userId !== undefined);

/** Reads the code of what runs at that point; nothing of it is kept but whether it has the words. */
export async function readDenyingAction(reader: Reader, facts: LoginFacts): Promise<void> {
  const refusal = historyOf(facts).standing.find(
    ({ event, cause }) => IN_ITS_WORDS.includes(cause) && mayBeActions(event),
  )?.event;
  const words = refusal ? wordsOfRefusal(refusal) : [];
  const trigger = refusal?.type === 'fs' ? 'pre-user-registration' : 'post-login';
  const bound = facts.boundActions?.[trigger] ?? [];
  const room = reader.left;
  if (words.length === 0 || bound.length === 0 || bound.length > MOST_ACTIONS || bound.length > room) return;
  if (!reader.may(getAction)) return;
  const codes = await Promise.all(
    bound.map(async ({ id, name }) => {
      const action = await reader.read(
        getAction,
        { action_id: id },
        `the code of the Action ${name.slice(0, 40)}`,
      );
      const { code, deployed_version: deployed } = (action ?? {}) as Record<string, unknown>;
      // What runs is what was deployed; the draft may say something else.
      return ((isObject(deployed) ? text(deployed.code) : undefined) ?? text(code))?.toLowerCase();
    }),
  );
  const at = codes.findIndex((code) => words.some((line) => code?.includes(line)));
  const action = bound[at];
  if (action) facts.denying = { ...action, trigger };
  else if (codes.every((code) => code !== undefined)) facts.denying = null;
}
