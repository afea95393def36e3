/** What a phone shows of a question: a short line on every phone, and details where the tenant has an API for them. */
import { EFFECTS } from '../../../catalog/change-facts.js';
import type { Approval } from '../../../policy/approvals/approval.js';

/** The form that Auth0's Guardian application can show. It has to be registered with the API that is named. */
export const DETAILS_TYPE = 'urn:auth0:schemas:authorization-details:v1:approve-change';
/** Auth0's limit for the line. */
const MOST_CHARACTERS = 64;
/** What Auth0 allows in it: no spaces, nothing beyond ASCII. */
const FORBIDDEN = /[^A-Za-z0-9+\-_.,:#]/g;
/** What a phone can be expected to show of the question. */
const MOST_OF_QUESTION = 2_000;
const MOST_OF_NAME = 200;

/** Of what is left beside code and tool, the part that is the target's before effects take any. */
const FOR_TARGET = 0.6;

/**
 * Code, tool, target and effects, such as `K4-7QX:delete_user:ada#example.com:loss`. Characters that Auth0 does not allow
 * become `#`; a target that is too long loses its middle, and effects that find no room are counted. Several changes are
 * said to be that many: the first one may be harmless.
 */
export function bindingMessage({ code, tool, target, targetId, steps = 1, effects }: Approval): string {
  const many = steps > 1 ? `:${steps}x` : '';
  const start = `${code}:${plain(tool).slice(0, 40)}${many}`;
  const named = plain(legible(target, targetId) ?? '');
  const all = [...effects].sort(bySeverity).map(plain);
  const room = MOST_CHARACTERS - start.length;
  const wished = room - (all.length > 0 ? all.join(',').length + 1 : 0);
  const shown = shortened(named, Math.max(wished, Math.floor(room * FOR_TARGET)) - 1);
  const parts = shown === '' ? start : `${start}:${shown}`;
  return parts + effectsWithin(all, MOST_CHARACTERS - parts.length);
}

/** The target's name, or its id where little of the name is left once a phone shows it. */
function legible(name: string | undefined, id: string | undefined): string | undefined {
  if (name === undefined || id === undefined || id === '') return name;
  const left = name.replace(/[^A-Za-z0-9]/g, '').length;
  return left * 2 < name.length ? id : name;
}

/** Those that are in no list come last. */
const bySeverity = (a: string, b: string): number => placeOf(a) - placeOf(b);
const placeOf = (effect: string): number => {
  const place = (EFFECTS as readonly string[]).indexOf(effect);
  return place === -1 ? EFFECTS.length : place;
};

/** As many as fit, behind a colon; the others by their number. */
function effectsWithin(effects: readonly string[], room: number): string {
  for (let shown = effects.length; shown > 0; shown -= 1) {
    const more = effects.length - shown;
    const text = `:${effects.slice(0, shown).join(',')}${more > 0 ? `+${more}` : ''}`;
    if (text.length <= room) return text;
  }
  return '';
}

const plain = (text: string): string => text.replace(FORBIDDEN, '#');

function shortened(text: string, room: number): string {
  if (text.length <= room) return text;
  const tail = Math.floor((room - 2) / 2);
  return `${text.slice(0, room - 2 - tail)}..${text.slice(text.length - tail)}`;
}

interface DetailsProperty {
  display: true;
  name: string;
  display_order: string;
  value: string;
}

export interface AuthorizationDetails {
  type: typeof DETAILS_TYPE;
  instruction: string;
  properties: Record<string, DetailsProperty>;
}

/** The same for the details of the request, and as much of the question as a phone shows. */
export function authorizationDetails(approval: Approval): AuthorizationDetails[] {
  const { code, tool, title, target = '', tenant, effects, question } = approval;
  const shown: [key: string, name: string, value: string][] = [
    ['code', 'Code', code],
    ['tool', 'Action', `${title} (${tool})`],
    ['target', 'Target', cut(target, MOST_OF_NAME)],
    ['tenant', 'Tenant', tenant],
    ['effects', 'Effects', effects.join(', ')],
    ['question', 'Question', cut(question, MOST_OF_QUESTION)],
  ];
  const present = shown.filter(([, , value]) => value !== '');
  const properties = present.map(([key, name, value], index): [string, DetailsProperty] => [
    key,
    { display: true, name, display_order: String(index + 1), value },
  ]);
  return [
    {
      type: DETAILS_TYPE,
      instruction: `Approve only if you expect this change, and the assistant shows the code ${code}.`,
      properties: Object.fromEntries(properties),
    },
  ];
}

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most)}… (cut: ${text.length} characters in all)`;
