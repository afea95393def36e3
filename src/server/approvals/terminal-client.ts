/** A terminal's side of the socket: all servers of this user that have something to approve. */
import { createConnection } from 'node:net';
import type { AnswerOutcome } from '../../policy/approvals/approvals.js';
import { forget, knownPlaces, type Place } from './socket-folder.js';
import type { Asked, ShownApproval, Told } from './terminal-protocol.js';

/** An approval, and the server that holds it. */
export interface Listed {
  place: Place;
  approval: ShownApproval;
}

/** Longer than a server waits for a change, in ms. */
const PATIENCE_MS = 30_000;

/** Approvals of all running servers, oldest request first. Servers that have ended are forgotten. */
export async function listApprovals(env: NodeJS.ProcessEnv): Promise<Listed[]> {
  const lists = await Promise.all(
    knownPlaces(env).map(async (place) => {
      const told = await exchange(place, { op: 'list' }).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') forget(place);
        return undefined;
      });
      if (!told || !('approvals' in told)) return [];
      return told.approvals.map((approval) => ({ place, approval }));
    }),
  );
  return lists.flat().sort((a, b) => a.approval.expires - b.approval.expires);
}

/** @throws Error if the server has ended */
export async function sendAnswer(
  { place, approval }: Listed,
  answer: { approve: boolean; name?: string },
): Promise<AnswerOutcome> {
  const told = await exchange(place, { op: 'answer', id: approval.id, ...answer });
  if (!('outcome' in told)) throw new Error('the server could not take the answer');
  return told.outcome;
}

/** The approval once it has changed, or as it is after `ms`; undefined once it is not known any more. */
export async function watchApproval(
  { place, approval }: Listed,
  ms: number,
): Promise<ShownApproval | undefined> {
  const { id, state, outcome } = approval;
  const told = await exchange(place, { op: 'watch', id, state, told: outcome.length, ms });
  return 'approval' in told ? (told.approval ?? undefined) : undefined;
}

function exchange({ address }: Place, asked: Asked): Promise<Told> {
  return new Promise((resolve, reject) => {
    const connection = createConnection(address);
    let text = '';
    connection.setEncoding('utf8');
    connection.setTimeout(PATIENCE_MS, () => connection.destroy(new Error('the server does not answer')));
    connection.once('connect', () => connection.write(`${JSON.stringify(asked)}\n`));
    connection.on('data', (more: string) => {
      text += more;
    });
    connection.once('error', reject);
    connection.once('end', () => {
      try {
        resolve(JSON.parse(text) as Told);
      } catch {
        reject(new Error('the server ended before it answered'));
      }
    });
  });
}
