/** Tells a client of the 2025 protocol that the person has answered on the page that it opened for them. */
import type { Approvals } from '../../policy/approvals/approvals.js';

/**
 * Resolves when it was told, or nothing is left to tell.
 *
 * @param signal ends the waiting, as when the connection is closed
 */
export async function tellAnswered(
  approvals: Approvals,
  approvalId: string,
  tell: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const approval = await approvals.get(approvalId);
    if (signal.aborted || !approval) return;
    if (approval.state !== 'waiting') return tell();
    await approvals.changed(approvalId, Math.max(1, approval.expires - Date.now()), signal);
  }
}
