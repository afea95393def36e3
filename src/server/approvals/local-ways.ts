/** Ways to ask the person at this machine, over stdio: a page in their browser, else a terminal. */
import type { ApprovalWay } from '../../policy/approvals/approval.js';
import type { Approvals } from '../../policy/approvals/approvals.js';
import type { Logger } from '../logger.js';

export interface LocalWaysOptions {
  approvals: Approvals;
  log: Pick<Logger, 'debug' | 'warn'>;
  /** `AUTH0_MCP_BROWSER` and what tells whether there is a screen. */
  env: NodeJS.ProcessEnv;
}

export interface LocalWays {
  /** In the order in which they are tried. */
  ways: ApprovalWay[];
  /** Ends what has been started. */
  close(): Promise<void>;
}

type Closable = ApprovalWay & { close(): Promise<void> };

/** Nothing is loaded or started before a person is asked. */
export function createLocalWays(options: LocalWaysOptions): LocalWays {
  const { approvals, log, env } = options;
  const page = late('page', async () => {
    const [{ LocalPages }, { openerFor }] = await Promise.all([
      import('./local-pages.js'),
      import('./browser.js'),
    ]);
    return new LocalPages({ approvals, log, open: openerFor(env) });
  });
  const terminal = late('terminal', async () => {
    const { TerminalSocket } = await import('./terminal-socket.js');
    return new TerminalSocket({ approvals, log, env });
  });
  return {
    ways: [page, terminal],
    close: async () => {
      await Promise.all([page.close(), terminal.close()]);
    },
  };
}

function late(how: ApprovalWay['how'], load: () => Promise<Closable>): Closable {
  let loaded: Promise<Closable> | undefined;
  return {
    how,
    deliver: async (approval) => {
      loaded ??= load();
      return (await loaded).deliver(approval);
    },
    close: async () => (await loaded)?.close(),
  };
}
