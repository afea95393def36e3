/** What an audit finds, and how it names things. */
import type { Fix } from '../answer.js';
import type { Doc } from '../fields.js';

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

export const clientIds = (clients: readonly Doc[]): string[] =>
  clients.slice(0, 5).map((client) => String(client.client_id));
