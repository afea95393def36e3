/**
 * The question about several changes that are approved together: all effects first, then each change with what it
 * loses, changes and adds. Where the same change is made to many objects, it is told once, with the ids of all.
 */
import type { ToolRecord } from '../../../catalog/tool-record.js';
import type { Wire } from '../../../catalog/wire.js';
import type { Change } from '../../change/change.js';
import type { EffectFound } from '../../change/field-effects.js';
import type { KnownChanges } from '../../change/journal.js';
import { asLeftBy } from '../../change/together/as-left.js';
import { oneLine } from '../../outgoing/outgoing.js';
import type { PreviewReader } from '../preview-read.js';
import { changeSections } from './change-sections.js';
import { effectLines } from './effect-lines.js';
import { absentOfAll } from './named/absent.js';
import {
  aboutInBrief,
  describe,
  MOST_CHARACTERS,
  openedIn,
  type Question,
  section,
  sized,
} from './question.js';
import type { ShownSubject } from './subjects.js';
import { undoSentence } from './undo-words.js';
import { quoteWhole } from './value-lines.js';

/** Objects of one change that are shown with all that is known of them. */
const FIRST_FEW = 5;
/** Objects after those that are named on a line each. */
const MOST_NAMED = 100;
/** Characters that a list of ids may add to a question. */
const MOST_LISTED = 20_000;

interface Step {
  tool: ToolRecord;
  wire: Wire;
  change: Change;
}

export interface QuestionForAll {
  title: string;
  tenant: string;
  /** Why, in the words of the model. */
  why?: string;
  /** What else the person has to know, a line each. */
  notes?: readonly string[];
  /** The name to type, if one is required; default: that of what the first change is about. */
  name?: string;
  /** Effects that the changes have together, and none of them alone. */
  effects?: readonly EffectFound[];
  steps: readonly Step[];
  read: PreviewReader;
  live: boolean;
  /** As of one change. */
  journal?: KnownChanges;
  endsOfCode?: boolean;
  audience?: string | undefined;
}

/** Composes the question. Rejects if a read fails, unless the object is absent or a scope is missing. */
export async function buildQuestionForAll(request: QuestionForAll): Promise<Question> {
  const { title, tenant, why, notes = [], steps } = request;
  const effects = effectLines([...steps.flatMap(({ change }) => change.effects), ...(request.effects ?? [])]);
  const head = [oneLine(title, title.length), `Tenant: ${oneLine(tenant)}`];
  if (why !== undefined) head.push(`Reason given by the assistant: ${quoteWhole(why)}`);
  head.push(...notes.map((note) => oneLine(note, note.length)));
  const { lines, listed, name, absent, concerned, shown } = isSameForMany(steps)
    ? await byChange(request)
    : await byStep(request);
  const changes = steps.map(({ change }) => change);
  // What comes with a thing is what all of the steps leave of it; what is not there before one of them stays unread.
  const opened = await openedIn(
    changes,
    shown.filter(({ reading }) => reading.kind !== 'found'),
    { ...request, read: asLeftBy(changes, request.read) },
  );
  head.push(...opened.lines, ...section('Effects of all steps', effects));
  const limit = MOST_CHARACTERS + Math.min(listed, MOST_LISTED);
  const all = sized([...head, ...lines].join('\n'), request.name ?? name ?? 'confirm', limit);
  const id = request.name === undefined ? shown[0]?.id : undefined;
  return { ...all, id, absent, concerned: [...concerned, ...opened.concerned] };
}

interface Body {
  lines: string[];
  /** Characters of lists of ids. */
  listed: number;
  name?: string | undefined;
  absent: string[];
  concerned: string[];
  /** The objects that were read. */
  shown: ShownSubject[];
}

/** What is the same for the question about each step. */
const ofAll = ({
  tenant,
  read,
  live,
  journal = { entries: [] },
  endsOfCode = false,
}: Omit<QuestionForAll, 'steps'>) => ({ tenant, read, live, journal, endsOfCode });

/** Steps in their order. */
async function byStep({ steps, ...more }: QuestionForAll): Promise<Body> {
  const changes = steps.map(({ change }) => change);
  const described = await Promise.all(
    steps.map((step, index) =>
      describe({ ...step, ...ofAll(more), read: asLeftBy(changes.slice(0, index), more.read) }),
    ),
  );
  const lines = described.flatMap(({ body }, index) => {
    const { tool } = steps[index] as Step;
    return [
      '',
      `Step ${index + 1} of ${steps.length}: ${oneLine(tool.title)} (${tool.name})`,
      ...body(false),
    ];
  });
  const absent = absentOfAll(
    described.map(({ absent }, index) => ({ change: (steps[index] as Step).change, absent })),
  );
  const concerned = described.flatMap((one) => one.concerned);
  const shown = described.flatMap((one) => one.shown);
  return { lines, listed: 0, name: described[0]?.name, absent, concerned, shown };
}

/** What an action does is not told by what differs, and what is made or gone is told object by object. */
const ALIKE = new Set(['update', 'link', 'unlink']);

function isSameForMany(steps: readonly Step[]): boolean {
  const [first] = steps;
  return (
    steps.length > FIRST_FEW &&
    steps.every(
      ({ tool, change: { facts } }) =>
        tool.name === first?.tool.name && ALIKE.has(facts.kind) && tool.path?.includes('{') === true,
    )
  );
}

/** One operation for many objects: those for which the same differs are told together. */
async function byChange({ steps, ...more }: QuestionForAll): Promise<Body> {
  const { endsOfCode = false } = more;
  const groups = new Map<string, Step[]>();
  for (const step of steps) {
    const key = JSON.stringify([sameOf(step, endsOfCode), step.wire.query]);
    groups.set(key, [...(groups.get(key) ?? []), step]);
  }
  const lines: string[] = [];
  const absent: string[] = [];
  const concerned: string[] = [];
  const shown: ShownSubject[] = [];
  let listed = 0;
  let name: string | undefined;
  for (const group of groups.values()) {
    const [first] = group as [Step];
    const few = await Promise.all(
      group.slice(0, FIRST_FEW).map((step) => describe({ ...step, ...ofAll(more) })),
    );
    name ??= few[0]?.name;
    absent.push(...few.flatMap((one) => one.absent));
    concerned.push(...few.flatMap((one) => one.concerned));
    shown.push(...few.flatMap((one) => one.shown));
    const next = group.slice(FIRST_FEW, FIRST_FEW + MOST_NAMED);
    const told = await Promise.all(next.map((step) => aboutInBrief({ ...step, ...ofAll(more) })));
    const named = told.flatMap((line) => (line === undefined ? [] : [`  ${line}`]));
    concerned.push(...named);
    const rest = group.filter((_, index) => told[index - FIRST_FEW] === undefined);
    const ids = listOf(rest.map(({ wire }) => Object.values(wire.path).map(String).join(' ')));
    listed += [...named, ...ids].join('\n').length;
    const count = `${group.length} of ${steps.length}`;
    lines.push('', `${oneLine(first.tool.title)} (${first.tool.name}), ${count}`);
    lines.push(...few.flatMap(({ top }) => top), ...section('The same for', named));
    lines.push(...section(named.length > 0 ? 'Ids of the others' : 'Ids', ids), ...sameOf(first, endsOfCode));
  }
  return { lines, listed, name, absent, concerned, shown };
}

/** What differs, and whether it can be undone. */
function sameOf({ change }: Step, endsOfCode: boolean): string[] {
  const { lost, changed, added, secretGone } = changeSections(change, new Set(), endsOfCode);
  return [
    ...section('Lost', lost),
    ...section('Changed', changed),
    ...section('Added', added),
    '',
    undoSentence(change, secretGone),
  ];
}

/** Five to a line. */
function listOf(ids: readonly string[]): string[] {
  const lines: string[] = [];
  for (let i = 0; i < ids.length; i += 5)
    lines.push(
      `  ${ids
        .slice(i, i + 5)
        .map(quoteWhole)
        .join(', ')}`,
    );
  return lines;
}
