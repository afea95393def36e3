/** All causes over one person's facts: those that are proved, the best proved first. */
import { byAdvice } from './advice.js';
import type { Cause, CauseDeclaration, Finding, Reach } from './causes/cause.js';
import type { CauseId } from './causes/cause-id.js';
import { causes } from './causes/registry.js';
import type { LoginFacts } from './facts.js';
import { type History, standingOf } from './failures.js';
import { historyOf } from './history.js';

/** Below this a suspicion is not worth reporting. */
const LEAST = 0.38;

/** From this on a cause is called likely. */
export const LIKELY = 0.7;

/** Of causes proved equally well, the one closest to the person comes first. */
const closest: readonly Reach[] = ['address', 'account', 'connection', 'organization', 'application'];

export interface Judgement {
  /** Best proved first. */
  causes: Cause[];
  history: History;
}

export function judge(facts: LoginFacts): Judgement {
  const history = historyOf(facts);
  const found = Object.entries(causes).flatMap(([key, declared]): Cause[] => {
    const id = key as CauseId;
    const best = bestFinding(id, declared, facts, history);
    return best && best.score >= LEAST ? [{ id, ...best }] : [];
  });
  const distance = ({ id }: Cause) => closest.indexOf(causes[id].reach);
  found.sort((a, b) => b.score - a.score || distance(a) - distance(b));
  return { causes: found.filter((cause) => !explained(cause, found)), history };
}

/** The best proof of one cause. */
function bestFinding(
  id: CauseId,
  { rules, advice }: CauseDeclaration,
  facts: LoginFacts,
  history: History,
): Finding | undefined {
  const findings = (rules ?? []).map((rule) => rule(facts, history));
  if (advice) findings.push(byAdvice(advice, standingOf(history, id), facts, history));
  return findings.filter((finding) => finding !== undefined).sort((a, b) => b.score - a.score)[0];
}

/** Whether another cause that was found explains this one as well. */
function explained(cause: Cause, found: readonly Cause[]): boolean {
  const { yieldsTo = [] } = causes[cause.id];
  return found.some(
    (other) =>
      other !== cause &&
      (yieldsTo === 'any likely cause' ? other.score >= LIKELY : yieldsTo.includes(other.id)),
  );
}
