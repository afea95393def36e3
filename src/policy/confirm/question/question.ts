/**
 * The question that a person answers before something changes: what would be done and where, what it concerns, its
 * effects, and everything that is lost, changed and added. Whatever comes from the tenant or the model is quoted on
 * its line, so that it cannot look like a line of ours, and nothing that differs is left out: what is too long is not
 * shortened but refused.
 */
import type { ToolRecord } from '../../../catalog/tool-record.js';
import type { Wire } from '../../../catalog/wire.js';
import type { Change } from '../../change/change.js';
import type { KnownChanges } from '../../change/journal.js';
import type { Masking } from '../../outgoing/outgoing.js';
import { maskLines, oneLine, outgoingPage, redactArguments } from '../../outgoing/outgoing.js';
import { operationOf } from '../confirm-levels.js';
import { previewPlans } from '../preview-plans/all.js';
import { irreversible, type Plan } from '../preview-plans/parts.js';
import type { PreviewReader } from '../preview-read.js';
import { bindingLines } from './bindings.js';
import { changeSections, deletedFields } from './change-sections.js';
import { defaultPlan } from './default-plan.js';
import { deploymentLines } from './deployment.js';
import { earlierNameLines } from './earlier-names.js';
import { effectLines } from './effect-lines.js';
import { IMPORT, importLines } from './import-people.js';
import { lookAlikeLines } from './look-alikes.js';
import { absentObjects } from './named/absent.js';
import { namedIds } from './named/named-ids.js';
import { BINDINGS } from './opened/bound-actions.js';
import { type Opened, openedBy } from './opened/opened.js';
import {
  briefLine,
  type Concerned,
  changedObject,
  namesOf,
  nameToType,
  readConcerned,
  type ShownSubject,
} from './subjects.js';
import { undoSentence } from './undo-words.js';
import { nameOf, valueLines } from './value-lines.js';

/** Characters of a question that a form can show so that it is still read. */
export const MOST_CHARACTERS = 8_000;

export interface QuestionRequest {
  tool: ToolRecord;
  /** The call as it was made; for a tool made of several operations, what stands for the whole of it. */
  wire: Wire;
  tenant: string;
  /** Where the call is one operation of the API; else all arguments are shown. */
  change?: Change;
  read: PreviewReader;
  /** False shows what the call itself says, and reads nothing. */
  live: boolean;
  /** Changes made through this server before. */
  journal?: KnownChanges;
  /** Long code is shown by its beginning, end, length and fingerprint: nothing can show all of it. */
  endsOfCode?: boolean;
  /** Identifier of the Management API. */
  audience?: string | undefined;
}

export interface Question {
  text: string;
  /** The name to type, if one is required. */
  name: string;
  /** Of what it is about. */
  id?: string | undefined;
  /** Set where the text is longer than a form can show: how long, and how long it may be. */
  tooLarge?: { characters: number; limit: number };
  /** Objects that the call names and that are not there. */
  absent?: readonly string[];
  /** Those of its lines that tell what the call concerns, beside what it changes itself. */
  concerned: readonly string[];
}

/** Composes the question. Rejects if a read fails, unless the object is absent or a scope is missing. */
export async function buildQuestion(request: QuestionRequest): Promise<Question> {
  const { tool, tenant } = request;
  const head = [`${oneLine(tool.title)} (${tool.name})`, `Tenant: ${oneLine(tenant)}`];
  const { body, effects, name, absent, concerned, shown: known } = await describe(request);
  const opened = await openedIn(request.change ? [request.change] : [], known, request);
  const compose = (shown: readonly string[]) =>
    [
      ...head,
      ...shown.slice(0, effects.at),
      ...opened.lines,
      ...section('Effects', effects.lines),
      ...shown.slice(effects.at),
    ].join('\n');
  const text = compose(body(false));
  const whole = request.change?.facts.kind === 'delete' && tooLong(text) ? compose(body(true)) : text;
  return { ...sized(whole, name), id: known[0]?.id, absent, concerned: [...concerned, ...opened.concerned] };
}

/** The section about what comes with the objects that the changes bind to others. */
export async function openedIn(
  changes: readonly Change[],
  known: readonly ShownSubject[],
  { live, read, audience }: Pick<QuestionRequest, 'live' | 'read' | 'audience'>,
): Promise<Opened> {
  if (!live) return { lines: [], concerned: [] };
  const { lines, concerned } = await openedBy(changes, known, { read, audience });
  return { lines: section('What comes with it', lines), concerned };
}

/**
 * The text as it leaves, line by line: what begins in one line can hide nothing of another. Below a line that has
 * letters which look like others they are told.
 */
export function questionPage(text: string, masking?: Masking): string {
  return (masking ? maskLines(text, masking) : text)
    .split('\n')
    .flatMap((line) => {
      const shown = outgoingPage(line, masking);
      return [shown, ...lookAlikeLines(shown)];
    })
    .join('\n');
}

const tooLong = (text: string): boolean => questionPage(text).length > MOST_CHARACTERS;

/** @param limit characters that the text may have */
export function sized(text: string, name: string, limit = MOST_CHARACTERS): Omit<Question, 'concerned'> {
  const { length } = questionPage(text);
  return { text, name, ...(length > limit ? { tooLarge: { characters: length, limit } } : {}) };
}

interface Described {
  /** What the call concerns. */
  top: string[];
  /** Lines below the head; `brief` names what a deletion takes by its fields. */
  body(brief: boolean): string[];
  /** Lines of the effects, and the place in the body that they belong to. */
  effects: { lines: string[]; at: number };
  name: string;
  /** Objects that it names and that are not there. */
  absent: string[];
  concerned: string[];
  /** The objects that were read for it. */
  shown: ShownSubject[];
}

/** The plan of a call, and what it concerns as far as it may be read. */
async function concernedBy(
  { tool, wire, change, read, live }: Omit<QuestionRequest, 'tenant'>,
  limited: (plan: Plan) => Plan = (plan) => plan,
): Promise<{ plan: Plan; concerned: Concerned }> {
  const operation = operationOf(tool) ?? '';
  const plan = Object.hasOwn(previewPlans, operation) ? (previewPlans[operation] as Plan) : defaultPlan(tool);
  const planned = live
    ? await readConcerned(limited(plan), wire, read)
    : { shown: [], lines: [], used: new Set<string>() };
  const own = planned.shown.length > 0 ? undefined : changedObject(tool, wire, change);
  if (!own) return { plan, concerned: planned };
  const { shown, lines, used } = own;
  return { plan, concerned: { shown, used, lines: [...lines, ...planned.lines] } };
}

/** What a call is about on one line; undefined where nothing but its id is known. */
export async function aboutInBrief(request: Omit<QuestionRequest, 'tenant'>): Promise<string | undefined> {
  const first = (plan: Plan): Plan => ({ ...plan, subjects: plan.subjects.slice(0, 1), details: [] });
  const [shown] = (await concernedBy(request, first)).concerned.shown;
  if (shown?.reading.kind !== 'found') return undefined;
  return namesOf(shown.subject, shown.reading.value).length > 0 ? briefLine(shown) : undefined;
}

/** Everything about one call. */
export async function describe({
  tool,
  wire,
  tenant,
  change,
  read,
  live,
  journal = { entries: [] },
  endsOfCode = false,
}: QuestionRequest): Promise<Described> {
  const operation = operationOf(tool) ?? '';
  const { plan, concerned } = await concernedBy({ tool, wire, read, live, ...(change ? { change } : {}) });
  const { shown: others, unread } =
    change && live ? await namedIds(change, wire, concerned.shown, read) : { shown: [], unread: 0 };
  const named = others.map(briefLine);
  if (unread > 0) named.push(`${unread} more ids were not read, and stand in the change without a name`);
  const special = await specialLines({ operation, wire, endsOfCode }, change, live ? read : undefined);
  const top = [
    ...concerned.lines,
    ...(named.length > 0 ? ['', ...named] : []),
    ...section('Through this server before', earlierNameLines([...concerned.shown, ...others], journal)),
    ...section('With', argumentLines(tool, wire, concerned.used, change)),
  ];
  const sections = change && changeSections(change, special.told, endsOfCode);
  const consequence =
    plan.consequence !== undefined && !(change && plan.consequence === irreversible)
      ? [plan.consequence]
      : [];
  const undo = change && sections ? [undoSentence(change, sections.secretGone)] : [];
  const end = [...consequence, ...undo];
  return {
    top,
    name: nameToType(concerned.shown, plan, wire, tenant),
    absent: absentObjects(change, [...concerned.shown, ...others]),
    concerned: [...top, ...special.lines],
    shown: [...concerned.shown, ...others],
    effects: { lines: effectLines(change?.effects ?? []), at: top.length },
    body: (brief) => [
      ...top,
      ...(special.lines.length > 0 ? ['', ...special.lines] : []),
      ...section('Lost', brief && change ? deletedFields(change) : (sections?.lost ?? [])),
      ...section('Changed', sections?.changed ?? []),
      ...section('Added', sections?.added ?? []),
      ...(end.length > 0 ? ['', ...end] : []),
    ],
  };
}

export const section = (title: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? ['', title, ...lines] : [];

interface Special {
  lines: string[];
  /** Fields that these lines tell. */
  told: Set<string>;
}

/** Calls whose arguments alone do not say what they do. */
async function specialLines(
  { operation, wire, endsOfCode }: { operation: string; wire: Wire; endsOfCode: boolean },
  change: Change | undefined,
  read: PreviewReader | undefined,
): Promise<Special> {
  if (operation === IMPORT) {
    const lines = importLines(wire);
    return lines ? { lines, told: new Set(['users']) } : { lines: [], told: new Set() };
  }
  if (!read) return { lines: [], told: new Set() };
  if (operation === BINDINGS && change)
    return { lines: await bindingLines(change, read), told: new Set(['bindings']) };
  return { lines: (await deploymentLines(operation, wire, read, endsOfCode)) ?? [], told: new Set() };
}

/**
 * Arguments that no heading shows and that are no part of the change: with a change those outside of the body, else
 * all of them.
 */
function argumentLines(
  tool: ToolRecord,
  wire: Wire,
  used: ReadonlySet<string>,
  change: Change | undefined,
): string[] {
  const masked = redactArguments(tool, wire.args);
  return Object.entries(wire.args).flatMap(([name, raw]) => {
    const bound = tool.binding[name];
    if (raw === undefined || (bound && used.has(`${bound.in}.${bound.name}`))) return [];
    if (change && bound?.in === 'body') return [];
    if (change && bound?.in === 'query' && Object.hasOwn(change.facts.effects, `query.${bound.name}`))
      return [];
    return valueLines(nameOf(name), name, { raw, safe: masked[name] }, 'after');
  });
}
