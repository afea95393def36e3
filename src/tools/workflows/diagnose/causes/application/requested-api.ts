/** The API that an application asked for. */
import type { LogEvent } from '../../../events.js';
import type { LoginFacts, Subject } from '../../facts.js';

/** The audience of the failed request, with its own case where the event has it. */
export const audienceOf = (event: LogEvent): string | undefined =>
  event.audience ??
  /(?:access|audience|resource server|api|service not found:?)\s*[:"'`]*\s*((?:https?:\/\/|urn:)[^\s"'`,]+)/i
    .exec(`${event.description}\n${event.text}`)?.[1]
    ?.replace(/[.;]+$/, '');

/** Scopes that the text of a refusal names as not granted, with their own case. */
export const refusedScopes = ({ description }: LogEvent): string[] =>
  /not been granted scopes?\s*:?\s*([^"'`]{1,300})/i
    .exec(description)?.[1]
    ?.split(/[\s,]+/)
    .filter((scope) => /^[\w:./-]{1,280}$/.test(scope))
    .slice(0, 20) ?? [];

/** Those of them that the grant for the API still lacks; undefined: it has no grant for the API, or none could be read. */
export function missingScopes(facts: LoginFacts, event: LogEvent): string[] | undefined {
  const grant = grantFor(facts, event);
  return (
    grant && refusedScopes(event).filter((scope) => grant.everyScope !== true && !grant.scope.includes(scope))
  );
}

/** Whose access a request is for: a machine's own, or that of the person who signs in. */
export const subjectOf = ({ type }: LogEvent): Subject => (type === 'feccft' ? 'client' : 'user');

/**
 * The application's grant for the API, of the right kind: one for machines lets nobody in, and the reverse. A refusal
 * that names scopes has a grant behind it, whatever its kind.
 */
export function grantFor({ grants }: LoginFacts, event: LogEvent) {
  const all = grants?.filter(({ audience }) => audience === audienceOf(event));
  const fitting = all?.find(({ of }) => of === undefined || of === subjectOf(event));
  return fitting ?? (refusedScopes(event).length > 0 ? all?.[0] : undefined);
}
