/** Which Action refuses, by its code: that of the one whose words the log has. */
import { isObject } from '../../../../text/is-object.js';
import { getAction } from '../../../operations/actions.js';
import type { LogEvent } from '../../events.js';
import { text } from '../../fields.js';
import type { Reader } from '../../reader.js';
import type { CauseId } from '../causes/cause-id.js';
import { conditionBefore, missingIn, readsOf, serversIn } from '../causes/tenant/code-of-action.js';
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

/** Reads the code of what runs at that point; nothing of it is kept but whether it has the words, and what it goes by. */
export async function readDenyingAction(reader: Reader, facts: LoginFacts): Promise<void> {
  const refusal = historyOf(facts).standing.find(
    ({ event, cause }) => IN_ITS_WORDS.includes(cause) && mayBeActions(event),
  )?.event;
  const words = refusal ? wordsOfRefusal(refusal) : [];
  const trigger = refusal?.type === 'fs' ? 'pre-user-registration' : 'post-login';
  const bound = namedFirst(facts.boundActions?.[trigger] ?? [], refusal?.action);
  if (words.length === 0) return;
  const codes = await codesOf(reader, bound);
  if (!codes) return;
  const found = codes.flatMap((code, i) => {
    const line = words.find((one) => code?.toLowerCase().includes(one));
    const action = bound[i];
    return code && line && action ? [{ action, line, code }] : [];
  })[0];
  if (found) {
    const { action, line, code } = found;
    const place = code.toLowerCase().indexOf(line);
    facts.denying = { ...action, trigger, words: line, ...conditionBefore(code, place) };
  } else if (codes.every((code) => code !== undefined)) facts.denying = null;
}

/** An Action that the log names is the one to read. */
const namedFirst = <T extends { name: string }>(bound: T[], name: string | undefined): T[] => {
  const named = bound.filter((one) => one.name === name);
  return named.length > 0 ? named : bound;
};

/** The code that runs, of each; undefined: there are too many, or it may not be read. */
async function codesOf(reader: Reader, bound: readonly { id: string; name: string }[]) {
  if (bound.length === 0 || bound.length > MOST_ACTIONS || bound.length > reader.left) return undefined;
  if (!reader.may(getAction)) return undefined;
  return Promise.all(
    bound.map(async ({ id, name }) => {
      const action = await reader.read(
        getAction,
        { action_id: id },
        `the code of the Action ${name.slice(0, 40)}`,
      );
      const { code, deployed_version: deployed } = (action ?? {}) as Record<string, unknown>;
      // What runs is what was deployed; the draft may say something else.
      return (isObject(deployed) ? text(deployed.code) : undefined) ?? text(code);
    }),
  );
}

/** Codes of events of a sign-in that code stopped. */
const STOPPED_BY_CODE: readonly string[] = ['f', 'actions_execution_failed', 'fepft'];

/** A script or server took too long. */
const TOO_LONG = /time(d)? ?out|exceeded|took too long|execution time|\betimedout\b/;

/** Which Action fails: by its name in the log, or by the code that has what the error is about. */
export async function readFailingAction(reader: Reader, facts: LoginFacts): Promise<void> {
  const failures = historyOf(facts)
    .standing.filter(({ event, cause }) => cause === 'action_failed' && STOPPED_BY_CODE.includes(event.type))
    .map(({ event }) => event);
  const [newest] = failures;
  const bound = facts.boundActions?.['post-login'] ?? [];
  const name = failures.find(({ action }) => action !== undefined)?.action;
  if (!newest || (bound.length === 0 && name === undefined)) return;
  const candidates = namedFirst(bound, name);
  if (name !== undefined) facts.failing = { ...candidates.find((one) => one.name === name), name, by: 'log' };
  const codes = await codesOf(reader, candidates);
  const missing = missingIn(`${newest.description}\n${newest.detail ?? ''}`);
  const slow = TOO_LONG.test(newest.text);
  const fits = (codes ?? []).flatMap((code, i) => {
    const action = candidates[i];
    if (code === undefined || !action) return [];
    const read = missing === undefined ? undefined : readsOf(code, missing);
    const calls = slow ? serversIn(code) : undefined;
    if (!read?.has && calls === undefined) return [];
    return [
      {
        ...action,
        by: 'code' as const,
        ...(read?.of ? { reads: read.of } : {}),
        ...(calls ? { calls } : {}),
      },
    ];
  });
  const [found] = fits;
  if (found && fits.length === 1) facts.failing = { ...found, by: facts.failing?.by ?? 'code' };
  else if (
    !facts.failing &&
    bound.length === 1 &&
    bound[0] &&
    facts.connection?.scripted !== true &&
    !facts.rules?.length
  )
    facts.failing = { ...bound[0], by: 'alone' };
}
