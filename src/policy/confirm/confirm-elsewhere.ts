/**
 * Asking a person outside of the client's own prompt. The call ends at once with an approval that waits; made again
 * with the same arguments, it goes ahead once the person has approved.
 */
import { pick } from '../../catalog/wire.js';
import type { Approval, ApprovalBinding, ApprovalView } from '../approvals/approval.js';
import type { Approvals } from '../approvals/approvals.js';
import { addressesAmong } from '../approvals/same-person.js';
import { presentValue } from '../change/present.js';
import type { Policy } from '../policy.js';
import { fingerprint } from './canonical.js';
import type { ConfirmEvidence, ConfirmOutcome, ConfirmRequest, Elsewhere } from './confirm-request.js';
import { readOne } from './preview-read.js';
import { refuse, refuseFailed } from './refusals.js';

/** Characters of a question that a page can show. */
export const MOST_ON_PAGE = 400_000;

export const viewOf = ({ id, state, expires, asking, code }: Approval): ApprovalView => ({
  id,
  state,
  expires_at: new Date(expires).toISOString(),
  how: asking?.how ?? 'page',
  ...(asking?.url === undefined ? {} : { url: asking.url }),
  code,
});

export function bindingOf({ wire, tenant, caller }: ConfirmRequest, policy: Policy): ApprovalBinding {
  return { caller, tenant, tool: wire.tool.name, args: fingerprint(wire.args), policy: policy.version };
}

/** The permission that a second person needs, where the call has to be approved by one. */
export function secondPerson(request: ConfirmRequest, policy: Policy): { permission: string } | undefined {
  const { fourEyes } = policy.confirmation;
  if (!fourEyes) return undefined;
  const effects = effectsOf(request);
  const tools = [request.wire.tool, ...(request.all?.steps ?? []).map(({ tool }) => tool)];
  const asked =
    fourEyes.effects.some((effect) => effects.includes(effect)) ||
    tools.some(({ name }) => fourEyes.tools.includes(name));
  return asked ? { permission: fourEyes.permission } : undefined;
}

function effectsOf({ change, all }: ConfirmRequest): string[] {
  const found = [
    ...(change?.effects ?? []),
    ...(all?.effects ?? []),
    ...(all?.steps ?? []).flatMap((step) => step.change.effects),
  ];
  return [...new Set(found.map(({ effect }) => effect))];
}

export interface AskedElsewhere {
  level: ConfirmEvidence['level'];
  question: string;
  /** Fingerprint of what would differ, and of what it concerns. */
  change: string;
  /** The name of what it is about. */
  target?: string;
  targetId?: string;
  expect?: string;
  fourEyes?: { permission: string };
}

/** Puts the question before a person. Undefined where no way can. */
export async function askElsewhere(
  request: ConfirmRequest,
  policy: Policy,
  { approvals, ways }: Elsewhere,
  asked: AskedElsewhere,
): Promise<ConfirmOutcome | undefined> {
  // Nothing is opened that nobody could answer.
  if (ways.length === 0) return undefined;
  const opened = await approvals.open({
    ...bindingOf(request, policy),
    ...asked,
    ...(request.all ? { steps: request.all.steps.length } : {}),
    ...(asked.fourEyes ? { addresses: await addressesOf(request) } : {}),
    person: request.person ?? 'local',
    title: request.wire.tool.title,
    clientName: request.clientName ?? 'unknown',
    shown: fingerprint(asked.question),
    effects: effectsOf(request),
  });
  if (!opened) return refuse('too_many_waiting');
  const approval = await approvals.settled(opened);
  const outcome = await deliver(approval, ways, approvals);
  if (outcome?.kind !== 'wait') await approvals.void(approval.id);
  return outcome;
}

/** Who asks, by their mail addresses: of their token, and of their account where it is one of this tenant. */
async function addressesOf({ person, addresses = [], read }: ConfirmRequest): Promise<string[]> {
  const subject = person?.split(' ')[1] ?? '';
  // Machines have a subject without a provider.
  if (!subject.includes('|')) return [...addresses];
  const id = decodeURIComponent(subject);
  const account = presentValue(await readOne(read, '/users/{id}', { id }).catch(() => ({ kind: 'absent' })));
  const identities = pick(account, 'identities');
  const linked = (Array.isArray(identities) ? identities : []).map((one) => pick(one, 'profileData.email'));
  return addressesAmong([...addresses, pick(account, 'email'), ...linked]);
}

async function deliver(
  approval: Approval,
  ways: Elsewhere['ways'],
  approvals: Approvals,
): Promise<ConfirmOutcome | undefined> {
  const reasons: string[] = [];
  for (const way of ways) {
    const delivery = await way.deliver(approval);
    if (!delivery) continue;
    if ('undelivered' in delivery) {
      reasons.push(delivery.undelivered);
      continue;
    }
    const { note, ...asking } = delivery;
    await approvals.asking(approval.id, asking);
    return { kind: 'wait', approval: viewOf({ ...approval, asking }), note };
  }
  return reasons.length > 0 ? refuseFailed(reasons.join(' ')) : undefined;
}

const waitingStill = (approval: Approval): ConfirmOutcome => ({
  kind: 'wait',
  approval: viewOf(approval),
  note: 'The person has not answered yet.',
});

/** Ends the approval of a call whose person did not want to be asked about it. */
export async function withdraw(
  request: ConfirmRequest,
  policy: Policy,
  { approvals }: Elsewhere,
): Promise<void> {
  const approval = await approvals.ofCall(bindingOf(request, policy));
  if (approval) await approvals.void(approval.id);
}

/**
 * A call that was made again: what has become of its approval. Undefined where none of it is left.
 *
 * @param isUnchanged whether the call still does what an approval is for
 */
export async function takeElsewhere(
  request: ConfirmRequest,
  policy: Policy,
  { approvals, ways }: Elsewhere,
  base: Pick<ConfirmEvidence, 'level' | 'rule'>,
  isUnchanged: (change: string) => Promise<boolean>,
): Promise<ConfirmOutcome | undefined> {
  const approval = await approvals.ofCall(bindingOf(request, policy));
  if (!approval) return undefined;
  if (approval.state === 'waiting')
    return (await deliver(approval, ways, approvals)) ?? waitingStill(approval);
  if (approval.state === 'declined') return refuse('declined');
  if (approval.state === 'expired') {
    await approvals.void(approval.id);
    return approval.failure === undefined ? refuse('approval_expired') : refuseFailed(approval.failure);
  }
  if (!(await isUnchanged(approval.change))) {
    await approvals.void(approval.id);
    return refuse('state_other_change');
  }
  if (!approval.answered || !(await approvals.use(approval.id))) return refuse('state_used');
  const { how, by, shown = approval.shown } = approval.answered;
  const { asked, id } = approval;
  return { kind: 'proceed', evidence: { ...base, how, by, asked, shown, id } };
}
