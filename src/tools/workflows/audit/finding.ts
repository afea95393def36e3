/** What an audit finds, and how it names things. */
import type { Fix } from '../answer.js';
import type { Doc } from '../fields.js';
import { count, list } from '../words.js';

export type Severity = 'high' | 'medium' | 'low';

export interface Finding {
  id: string;
  severity: Severity;
  title: string;
  /** What was seen, in one sentence. */
  evidence: string;
  /** The first few ids of what it concerns. */
  concerns?: string[];
  fix?: Fix;
  advice?: string;
}

export const nameOf = (doc: Doc): string => String(doc.name ?? doc.client_id ?? doc.id ?? '');

/** How many of the hits are described, and how many ids are given. */
const MOST = 5;

interface Told<Hit> extends Pick<Finding, 'id' | 'severity' | 'title' | 'advice'> {
  /** What is said of each of the first hits, or one sentence about all of them. */
  evidence: ((hit: Hit) => string) | string;
  /** The id of what a hit concerns. */
  concerns: (hit: Hit) => unknown;
  /** A call that fixes the first hit that is not of this server's own application. */
  fix?: (first: Hit) => Fix;
  /** Client id of this server's own application, for which no call is proposed. */
  own?: string | undefined;
  /** The application whose hit it is, where `concerns` names something else. */
  application?: (hit: Hit) => unknown;
}

const OWN =
  'This is the application that this server runs as: change it in the Auth0 Dashboard, or give it a smaller profile with setup.';

/** The finding for things that a check has hit; undefined where there are none. */
export function findingFor<Hit>(hits: readonly Hit[], told: Told<Hit>): Finding | undefined {
  if (hits.length === 0) return undefined;
  const { evidence, concerns, fix, own, application = concerns, ...rest } = told;
  const shown = hits.slice(0, MOST);
  const first = hits.find((hit) => own === undefined || application(hit) !== own);
  return {
    ...rest,
    evidence: typeof evidence === 'string' ? evidence : shown.map(evidence).join('; '),
    concerns: shown.map((hit) => String(concerns(hit))),
    ...(fix && (first === undefined ? { advice: OWN } : { fix: forFirst(fix(first), hits.length) })),
  };
}

/** The call fixes one of several: that is said, so that nobody believes all are fixed. */
const forFirst = (fix: Fix, hits: number): Fix =>
  hits === 1 ? fix : { ...fix, does: `${fix.does} This is for the first of ${hits}.` };

/** `2 applications: "A", "B"` */
export const applicationNames = (clients: readonly Doc[]): string =>
  `${count(clients.length, 'application')}: ${list(clients.map(nameOf), 6)}`;
