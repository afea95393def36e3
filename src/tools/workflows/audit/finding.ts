/** What an audit finds. */
import type { Fix } from '../answer.js';
import type { Doc } from './read-tenant.js';

export type Severity = 'high' | 'medium' | 'low';

export interface Finding {
  id: string;
  severity: Severity;
  title: string;
  /** What was seen, in one sentence. */
  evidence: string;
  /** Ids of what it concerns, the first few. */
  concerns?: string[];
  fix?: Fix;
  advice?: string;
}

export const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

export const nameOf = (doc: Doc): string => String(doc.name ?? doc.client_id ?? doc.id ?? '');

export const clientIds = (clients: readonly Doc[]): string[] =>
  clients.slice(0, 5).map((client) => String(client.client_id));
