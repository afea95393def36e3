/** Describes the policy in sentences, for `policy check`, `doctor` and the policy resource. */
import { EFFECTS } from '../../catalog/change-facts.js';
import { effectWords } from '../change/effect-words.js';
import { type ConfirmLevel, type HourlyLimits, type Policy, protectedLists } from '../policy.js';

const quoted = (values: readonly string[]): string => values.map((value) => `"${value}"`).join(', ');

/** What the policy means, one sentence per line, in the order in which it is applied. */
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
    ? 'Plain changes are possible; destructive operations and changes with a high-impact effect are not.'
    : 'Changes and destructive operations are possible.';
}

function confirmation(policy: Policy): string[] {
  if (policy.readOnly || policy.maxRisk === 'read') return [];
  const levels = Object.entries(policy.confirmation.levels);
  const of = (level: string) => levels.filter(([, value]) => value === level).map(([name]) => name);
  const line = (level: string, words: string) =>
    of(level).length > 0 ? [`${words}: ${of(level).join(', ')}.`] : [];
  return [
    'A person must approve every change with a high-impact effect; for the most serious ones they type the resource name. A plain change (a name, a description, a note in metadata) needs nobody.',
    ...effects(policy),
    ...line('ask', 'Approval is also required for'),
    ...line('type-name', 'The name must be typed for'),
    ...line('deny', 'Always refused'),
    ...line('none', 'These run WITHOUT approval'),
    policy.confirmation.preview === 'live'
      ? 'The confirmation prompt shows the target, read from the tenant.'
      : 'The confirmation prompt shows only the arguments; the target is not read.',
    policy.confirmation.twoStep
      ? 'A client that cannot prompt a person may confirm with a second call and a token, claiming that a person agreed.'
      : 'Where a client cannot prompt a person, the person is asked on the approvals page, in a terminal or on their phone.',
    ...secondPerson(policy),
    ...(policy.confirmation.minAnswerMs === undefined
      ? []
      : [
          `An answer to a client's prompt within ${policy.confirmation.minAnswerMs} ms counts as given by the client, not by a person.`,
        ]),
  ];
}

function secondPerson({ confirmation: { fourEyes } }: Policy): string[] {
  if (!fourEyes) return [];
  const what = [
    ...fourEyes.effects.map((effect) => `a call that ${effectWords[effect].means} (${effect})`),
    ...fourEyes.tools,
  ];
  return [`A second person with the permission "${fourEyes.permission}" has to approve: ${what.join('; ')}.`];
}

const levelWords: Readonly<Record<ConfirmLevel, string>> = {
  none: 'runs WITHOUT approval for this effect',
  ask: 'needs approval',
  'type-name': 'needs the resource name typed',
  deny: 'is refused',
};

/** What the file says of single effects, in the order of the closed list. */
function effects({ confirmation: { effects: levels } }: Policy): string[] {
  return EFFECTS.flatMap((effect) => {
    const level = levels[effect];
    return level === undefined
      ? []
      : [`A call that ${effectWords[effect].means} (${effect}) ${levelWords[level]}.`];
  });
}

function protection(policy: Policy): string[] {
  const { users } = policy.protect;
  const parts = [
    users.ids.length > 0 && `users ${quoted(users.ids)}`,
    users.emails.length > 0 && `users with an e-mail matching ${quoted(users.emails)}`,
    users.roles.length > 0 && `users with the role ${quoted(users.roles)}`,
    users.organizations.length > 0 && `members of the organization ${quoted(users.organizations)}`,
    ...Object.entries(protectedLists((key) => policy.protect[key])).map(
      ([key, names]) => names.length > 0 && `${key} ${quoted(names)}`,
    ),
  ].filter((part) => part !== false);
  const named = users.roles.length > 0 || users.organizations.length > 0;
  return [
    ...(parts.length > 0
      ? [
          `Never changed or deleted, nor added to or dropped from a list: ${parts.join('; ')}.${
            named ? ' The roles and organizations named for their users are protected themselves.' : ''
          }`,
        ]
      : []),
    policy.protect.self
      ? 'The application that the server runs as, its credentials, its grants and the Management API are never changed.'
      : 'The application that the server runs as is NOT protected.',
  ];
}

function only(policy: Policy): string[] {
  const { organizations, connections } = policy.only;
  return [
    ...(organizations.length > 0
      ? [
          `Changes may only reach the organization ${quoted(organizations)} and people who are members of no other organization and did not join through this server; other organizations cannot be read by name or id.`,
        ]
      : []),
    ...(connections.length > 0
      ? [
          `Changes may only reach the connection ${quoted(connections)} and people who sign in with no other connection.`,
        ]
      : []),
    ...(organizations.length + connections.length > 0
      ? ['Every other change is refused: of applications, APIs, roles, Actions and tenant settings as well.']
      : []),
  ];
}

function limits({ writes, destructive, users }: HourlyLimits): string {
  const parts = [
    writes !== undefined && `${writes} changes`,
    destructive !== undefined && `${destructive} destructive calls`,
    users !== undefined && `changes to ${users} different people`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? `Within any 60 minutes at most: ${parts.join(', ')}.` : 'No hourly limits.';
}

function masking({ masking: { email, phone, ip } }: Policy): string[] {
  const parts = [email && 'e-mail addresses', phone && 'phone numbers', ip && 'IP addresses'].filter(Boolean);
  return parts.length > 0 ? [`Partially masked in results: ${parts.join(', ')}.`] : [];
}
