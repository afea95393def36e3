/** Audits the tenant: read, check, report the most severe findings first. */
import type { ToolResult } from '../../answer/result.js';
import type { CallContext, Runtime } from '../../runtime.js';
import { answer, coverage, drop, keepFirst, nothingSeen, proposal, type Trim } from '../answer.js';
import { Reader } from '../reader.js';
import { count } from '../words.js';
import { applicationChecks } from './checks-applications.js';
import { protectionChecks } from './checks-protection.js';
import { tenantChecks } from './checks-tenant.js';
import type { Finding } from './finding.js';
import { gatherPosture, MOST_READS, type Posture } from './read-tenant.js';

const MOST_BYTES = 6_000;
const ORDER = { high: 0, medium: 1, low: 2 } as const;

type Json = Record<string, unknown>;

/** All findings, the most severe first. */
export function check(posture: Posture): Finding[] {
  return [...protectionChecks, ...tenantChecks, ...applicationChecks]
    .map((one) => one(posture))
    .filter((finding) => finding !== undefined)
    .sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}

const mapFindings =
  (change: (finding: Json, index: number) => Json): Trim =>
  (body) => ({ ...body, findings: (body.findings as Json[]).map(change) });

const shorter = mapFindings((finding) => {
  const { concerns: _concerns, ...rest } = finding;
  return { ...rest, evidence: String(finding.evidence).slice(0, 200) };
});

const withoutLowFixes = mapFindings((finding) => {
  if (finding.severity === 'high') return finding;
  const { fix, ...rest } = finding;
  return fix ? { ...rest, fix: { tool: (fix as Json).tool } } : rest;
});

export async function audit(runtime: Runtime, call: CallContext): Promise<ToolResult> {
  const reader = new Reader(runtime, call, { limit: MOST_READS, priority: 'bulk' });
  const posture = await gatherPosture(reader);
  if (reader.lookedAt.length === 0) throw nothingSeen(reader, 'the tenant');
  const findings = check({ ...posture, own: runtime.targets.own.clientId });
  const numbers = (['high', 'medium', 'low'] as const).map(
    (severity) => `${findings.filter((finding) => finding.severity === severity).length} ${severity}`,
  );
  const sentence = `${count(findings.length, 'finding')} (${numbers.join(', ')}) from ${count(reader.lookedAt.length, 'area')}.${
    reader.unseen.length > 0 ? ' Some data could not be read; see could_not_see.' : ''
  }`;
  const body = {
    findings: findings.map(({ fix, ...finding }) => ({
      ...finding,
      ...(fix ? { fix: proposal(runtime, fix) } : {}),
    })),
    note: 'Nothing was changed. Run unlisted tools with run_write_operation {name, arguments}.',
    ...coverage(reader),
  };
  return answer(runtime, sentence, body, {
    bytes: MOST_BYTES,
    trims: [
      drop('looked_at'),
      shorter,
      withoutLowFixes,
      ...[16, 12, 8].map((most) => keepFirst('findings', most)),
    ],
  });
}
