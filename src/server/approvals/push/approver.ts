/** Whose phone a question goes to. */

/** @param person issuer and subject of the caller, as one text; `local` where callers are not authenticated */
export function approverOf(
  person: string,
  { issuer, user }: { issuer: string; user?: string | undefined },
): { user: string } | { why: string } {
  if (person === 'local')
    return user === undefined
      ? { why: 'Nobody is named whose phone could be asked (AUTH0_MCP_APPROVER_USER).' }
      : { user };
  if (!person.startsWith(`${issuer} `))
    return {
      why: 'The caller is signed in with another issuer than this tenant, so they have no phone enrolled with it.',
    };
  const subject = person.slice(issuer.length + 1);
  // Machines have a subject of this form.
  if (subject.endsWith('@clients'))
    return { why: 'The caller is an application rather than a person, so it has no phone.' };
  return { user: subject };
}
