/**
 * What comes of an Action that asks for a factor: which of those that it names can be used, and what the log says of the
 * others. Source: auth0.com/docs, customize-mfa-selection-universal-login and customize-mfa-enrollments-universal-login.
 */
import type { Command } from '../../runtime/protocol.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { eventFields } from '../event-fields.js';
import { type Factor, namedBy, offeredFactors, type Wanted, wantedBy } from './choice.js';
import { factorsOf } from './factors.js';

interface Login {
  client: Doc;
  connection: Doc;
  user: Doc;
  /** Whose Action it is. */
  trigger?: Trigger;
}

type Trigger = 'PostLogin' | 'PostChallenge';

interface Texts {
  one: (factor: string) => string;
  none: string;
}

/** What the log says, in Auth0's words: of a factor that cannot be used, and where none can. */
const textsOf = (trigger: Trigger): Readonly<Record<Wanted['kind'], Texts>> => ({
  challenge: {
    one: (factor) =>
      `An MFA challenge is used in a ${trigger} action, but the requested factor ${factor} is not properly set up. Enable the requested factor and ensure the user is enrolled with it.`,
    none: `An MFA challenge is used in a ${trigger} action but the requested factors are not properly set up. To perform MFA, enable the requested factors and ensure the user is enrolled with them.`,
  },
  enrolment: {
    one: (factor) =>
      `An MFA enrollment is used in a ${trigger} action, but the requested factor ${factor} is not properly set up. Enable the requested factor and ensure the user is not already enrolled with it.`,
    none: `An MFA enrollment is used in a ${trigger} action but the requested factors are not properly set up. To perform MFA, enable the requested factors and ensure the user is not already enrolled with them.`,
  },
});
const ENROLLED =
  'An MFA enrollment was requested but the user is already enrolled in MFA. Challenge with at least one existing factor before enrolling a new one.';

/**
 * @param proved whether a second factor was given before, in this login or its session
 * @returns what is waited for, or why the login ends, which is in the log
 */
export function judgeCommand(
  ctx: AuthContext,
  { client, connection, user, trigger = 'PostLogin' }: Login,
  command: Command,
  proved: boolean,
): Wanted | { problem: string } {
  const wanted = wantedBy(command);
  const { one, none } = textsOf(trigger)[wanted.kind];
  const log = (type: string, description: string) =>
    ctx.log({
      type,
      description,
      ...eventFields(ctx, client, connection, user, ''),
      ...(type === 'mfar' ? { details: { enrolled: factorsOf(ctx, user).length > 0 } } : {}),
    });
  const fails = (problem: string) => {
    log('mfar', problem);
    return { problem };
  };
  if (wanted.kind === 'enrolment' && !proved && factorsOf(ctx, user).length > 0) return fails(ENROLLED);
  const factors = offeredFactors(ctx, user, wanted.kind, wanted);
  if (factors.length === 0) return fails(none);
  for (const name of namedBy(command)) if (!factors.includes(name as Factor)) log('w', one(name));
  return { ...wanted, factors };
}
