/** The pages on loopback with approvals to answer, and the addresses that a browser would have been opened at. */
import type { Approval, ApprovalWay } from '../../../src/policy/approvals/approval.js';
import { Approvals, type NewApproval } from '../../../src/policy/approvals/approvals.js';
import { LocalPages } from '../../../src/server/approvals/local-pages.js';
import type { RealQuestion } from './real-questions.js';

export const SIMPLE: RealQuestion = {
  tool: 'update_client',
  title: 'Update an application',
  tenant: 'acme.example',
  question: [
    'Update an application (update_client)',
    'Tenant: acme.example',
    '',
    'Application "app1"',
    '  Name: "Shop"',
    '',
    'Effects',
    '  Sign-in: changes who can sign in, and where or how (callbacks)',
    '',
    'Added',
    '  callbacks: "https://new.example/cb"',
    '    host: new.example',
    '',
    'Can be undone with undo_change.',
  ].join('\n'),
};

export const asked = (
  { tool, title, tenant, question, expect }: RealQuestion,
  more: Partial<NewApproval> = {},
): NewApproval => ({
  ...{
    caller: 'local',
    tenant,
    tool,
    args: `args of ${tool}`,
    policy: 'p1',
    person: 'local',
    title,
    question,
  },
  ...{ clientName: 'Claude Desktop', level: 'ask', shown: 's', change: 'c', effects: [] },
  ...(expect === undefined ? {} : { expect }),
  ...more,
});

export interface Pages {
  approvals: Approvals;
  pages: LocalPages;
  /** Addresses that a browser was told to open. */
  opened: string[];
  clock: { now: number };
  /** Makes a request and delivers it. */
  ask(question?: RealQuestion, more?: Partial<NewApproval>): Promise<Approval>;
  deliver(approval: Approval): ReturnType<ApprovalWay['deliver']>;
  close(): Promise<void>;
}

/** @param opens what the opener of the browser says */
export function startPages(opens: () => boolean = () => true, start = Date.now()): Pages {
  const clock = { now: start };
  const now = () => clock.now;
  const approvals = new Approvals(now);
  const opened: string[] = [];
  const log = { debug: () => undefined, warn: () => undefined };
  const open = async (address: string) => {
    opened.push(address);
    return opens();
  };
  const pages = new LocalPages({ approvals, log, open, now });
  const deliver = (approval: Approval) => pages.deliver(approval);
  return {
    ...{ approvals, pages, opened, clock, deliver },
    ask: async (question = SIMPLE, more = {}) => {
      const approval = await approvals.open(asked(question, more));
      if (!approval) throw new Error('too many are waiting');
      await deliver(approval);
      return approval;
    },
    close: () => pages.close(),
  };
}
