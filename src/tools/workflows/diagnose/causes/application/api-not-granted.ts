/** An API that the application has no client grant for. */
import { ago, list, q, times } from '../../../words.js';
import { doubt, wordsOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { audienceOf, grantFor, missingScopes, subjectOf } from './requested-api.js';
import { failuresOf } from './unattributed.js';

/** Whose access, in words. */
const ACCESS = { user: 'access on behalf of a person', client: "a machine's own access" } as const;
const OF = { user: 'for access on behalf of people', client: 'for machines' } as const;

/** What an application asks for once the person is in, or for itself. */
const AFTER_LOGIN: readonly string[] = ['feccft', 'fsa', 'fertft', 'ferrt', 'fecte'];

export const apiNotGranted: Rule = (facts, history) => {
  const { own, events } = failuresOf(facts, history, 'api_not_granted');
  const [newest] = events;
  if (!newest) return undefined;
  const audience = audienceOf(newest);
  // A grant for an API that does not exist is rejected.
  const missing = facts.api?.exists === false && facts.api.identifier === audience;
  const clientId = newest.clientId ?? facts.application?.client_id;
  const lacking = missingScopes(facts, newest);
  const grant = grantFor(facts, newest);
  const subject = subjectOf(newest);
  const other = grant ? undefined : facts.grants?.find((one) => one.audience === audience);
  const policy = facts.api?.identifier === audience ? facts.api?.policies?.[subject] : undefined;
  // No grant opens an API that denies this kind of access to every application.
  const denied = policy === 'deny_all';
  const granted = lacking?.length === 0;
  // A scope that the API does not have cannot be granted.
  const scopes = facts.api?.identifier === audience ? facts.api?.scopes : undefined;
  const undefinedScopes = scopes === undefined ? [] : (lacking ?? []).filter((one) => !scopes.includes(one));
  return {
    score: (granted ? 0.25 : own.length > 0 ? 0.9 : 0.8) * doubt(history, newest),
    because: `${q(newest.clientName ?? facts.application?.name ?? clientId)} was denied the API ${q(audience ?? 'it requested', 100)} ${times(events.length)}, last ${ago(newest.at, facts.now)}${
      facts.grants
        ? `; it has client grants for ${
            facts.grants.length === 0
              ? 'no API'
              : list(
                  facts.grants.map((grant) => grant.audience),
                  3,
                )
          }${lacking && lacking.length > 0 ? `, and the one for this API lacks the scope ${list(lacking, 5)}` : ''}`
        : ''
    }${other ? `: that for this API is ${OF[other.of ?? 'client']}, and what was refused is ${ACCESS[subject]}` : ''}${
      policy === undefined
        ? ''
        : `; the API's policy for ${ACCESS[subject]} is ${q(policy)}${policy === 'allow_all' && facts.application?.firstParty === false ? ', which holds for first-party applications only: a third-party one needs a grant' : ''}`
    }. ${wordsOf(newest)}`,
    evidence: events.slice(0, 3).map((event) => event.id),
    fixes:
      grant && lacking && lacking.length > undefinedScopes.length
        ? [
            {
              tool: 'update_client_grant',
              arguments: {
                client_grant_id: grant.id,
                scope: [...grant.scope, ...lacking.filter((one) => !undefinedScopes.includes(one))],
              },
              does: 'Adds these scopes to the grant. First find out whether the application needs them; otherwise it should not ask for them.',
              opens: 'The application can obtain tokens with these scopes.',
            },
          ]
        : audience && clientId && !grant && !missing && !denied
          ? [
              {
                tool: 'create_client_grant',
                arguments: { client_id: clientId, audience, scope: [], subject_type: subject },
                does: `Lets the application request tokens for this API ${subject === 'user' ? 'on behalf of the people who sign in (subject_type "user"; without it the grant is for machines only)' : 'as a machine'}; add the scopes that it needs to the list.`,
                opens: 'The application can obtain tokens with the scopes of the list.',
              },
            ]
          : [],
    ...(AFTER_LOGIN.includes(newest.type)
      ? {
          tell: 'Signing in works, but the application lacks a permission for what it shows you after that. It is not your account, and we are correcting it.',
        }
      : {}),
    ...(denied
      ? {
          title: `The API denies every application ${ACCESS[subject]}`,
          do: `The API lets no application have ${ACCESS[subject]} (subject_type_authorization.${subject}.policy is "deny_all"), so a grant would not help. Find out whether that is meant; if not, "require_client_grant" with a grant for this application opens the least.`,
        }
      : {}),
    ...(undefinedScopes.length > 0
      ? {
          advice: `The API has no scope ${list(undefinedScopes, 5)}: the application should not ask for it, or the API has to get it first.`,
        }
      : {}),
  };
};
