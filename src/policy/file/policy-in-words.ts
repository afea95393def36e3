/** The policy in words, for `policy check`, `doctor` and the policy resource. */
import type { HourlyLimits, Policy } from '../policy.js';

const quoted = (values: readonly string[]): string => values.map((value) => `"${value}"`).join(', ');

/** What the policy means, a sentence a line, in the order in which it is applied. */
export function explainPolicy(policy: Policy): string {
  const lines = [
    `Policy from ${policy.source}${policy.profile ? `, profile "${policy.profile}"` : ''} (version ${policy.version}).`,
    policy.toolsets === 'all'
      ? 'All toolsets are enabled.'
      : `Only these toolsets are enabled: ${policy.toolsets.join(', ')}.`,
    ...(policy.allow.includes('*') ? [] : [`Only tools named ${policy.allow.join(', ')} may be used.`]),
    ...(policy.deny.length > 0 ? [`Tools named ${policy.deny.join(', ')} may never be used.`] : []),
    risk(policy),
    policy.earlyAccess ? 'Early-access operations are shown.' : 'Early-access operations are hidden.',
    ...confirmation(policy),
    ...protection(policy),
    ...only(policy),
    limits(policy.limits),
    ...masking(policy),
    'Secrets are masked in every result, log line and error, whatever the policy says.',
  ];
  return lines.join('\n');
}

function risk(policy: Policy): string {
  if (policy.readOnly || policy.maxRisk === 'read') return 'Nothing can be changed: the server is read-only.';
  return policy.maxRisk === 'write'
    ? 'Changes are possible, destructive operations are not.'
    : 'Changes and destructive operations are possible.';
}

function confirmation(policy: Policy): string[] {
  if (policy.readOnly || policy.maxRisk === 'read') return [];
  const levels = Object.entries(policy.confirmation.levels);
  const of = (level: string) => levels.filter(([, value]) => value === level).map(([name]) => name);
  const line = (level: string, words: string) =>
    of(level).length > 0 ? [`${words}: ${of(level).join(', ')}.`] : [];
  return [
    'A person is asked before every destructive call; for the gravest they type the name of what is lost.',
    ...line('ask', 'A person is also asked for'),
    ...line('type-name', 'The name must be typed for'),
    ...line('deny', 'Refused altogether'),
    ...line('none', 'WITHOUT asking anybody these run'),
    policy.confirmation.preview === 'live'
      ? 'Before asking, the target is read and shown.'
      : 'The target is not read before asking; only the arguments are shown.',
    policy.confirmation.twoStep
      ? 'A client that cannot ask may confirm by a second call with a token, on its word that a person agreed.'
      : 'A client that cannot ask a person is refused destructive calls.',
  ];
}

function protection(policy: Policy): string[] {
  const { users, organizations, clients, connections, roles } = policy.protect;
  const parts = [
    users.ids.length > 0 && `users ${quoted(users.ids)}`,
    users.emails.length > 0 && `users with an e-mail like ${quoted(users.emails)}`,
    users.roles.length > 0 && `users with the role ${quoted(users.roles)}`,
    users.organizations.length > 0 && `members of the organization ${quoted(users.organizations)}`,
    organizations.length > 0 && `organizations ${quoted(organizations)}`,
    clients.length > 0 && `clients ${quoted(clients)}`,
    connections.length > 0 && `connections ${quoted(connections)}`,
    roles.length > 0 && `roles ${quoted(roles)}`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? [`Never changed or deleted: ${parts.join('; ')}.`] : [];
}

function only(policy: Policy): string[] {
  const { organizations, connections } = policy.only;
  return [
    ...(organizations.length > 0
      ? [
          `Changes may only reach the organization ${quoted(organizations)} and people who are members there and nowhere else; other organizations cannot be opened by name or id.`,
        ]
      : []),
    ...(connections.length > 0
      ? [`Changes may only reach the connection ${quoted(connections)} and people who sign in by it alone.`]
      : []),
  ];
}

function limits({ writes, destructive, users }: HourlyLimits): string {
  const parts = [
    writes !== undefined && `${writes} changes`,
    destructive !== undefined && `${destructive} destructive calls`,
    users !== undefined && `${users} different people changed`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? `Within any 60 minutes at most: ${parts.join(', ')}.` : 'No hourly limits.';
}

function masking({ masking: { email, phone, ip } }: Policy): string[] {
  const parts = [email && 'e-mail addresses', phone && 'phone numbers', ip && 'IP addresses'].filter(Boolean);
  return parts.length > 0 ? [`Shown only in part in results: ${parts.join(', ')}.`] : [];
}
