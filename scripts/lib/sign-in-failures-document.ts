/** `docs/sign-in-failures.md`: what `diagnose_login` makes of each event code of a failure, and which texts it knows. */

export interface FailureType {
  role: 'cause' | 'part' | 'aside' | 'neither';
  why: string;
}

interface Cause {
  title: string;
  signs: { always?: string[]; otherwise?: string[] };
}

interface Text {
  text: string;
  side: string;
  cause: string;
  means: string;
}

const cell = (text: string): string => text.replace(/\|/g, '\\|');

export function signInFailuresDocument(
  types: Readonly<Record<string, FailureType>>,
  events: Readonly<Record<string, { says: string }>>,
  causes: Readonly<Record<string, Cause>>,
  texts: readonly Text[],
): string {
  const causeOf = (code: string) =>
    Object.entries(causes).find(([, { signs }]) =>
      [...(signs.always ?? []), ...(signs.otherwise ?? [])].includes(code),
    );
  const lines = [
    '# Failed sign-ins',
    '',
    'What `diagnose_login` makes of each event code of a failure, and of the texts that it knows.',
    '',
    '<!-- Generated from catalog/ by `npm run generate`. Do not edit. -->',
    '',
    '## Event codes',
    '',
    'A code is a **cause** if it names one, alone or where the text names no other; a **part** if its text decides;',
    '**aside**, if it prevents no sign-in, and newer than the last one still keeps the diagnosis from saying that all is',
    'well; **neither**, if it is not about a person.',
    '',
    '| Code | What happened | Role | Why |',
    '|---|---|---|---|',
  ];
  for (const [code, { role, why }] of Object.entries(types)) {
    const cause = causeOf(code)?.[1].title;
    lines.push(
      `| \`${code}\` | ${cell(events[code]?.says ?? '')} | ${role}${role === 'cause' && cause ? `: ${cell(cause)}` : ''} | ${cell(why)} |`,
    );
  }
  lines.push(
    '',
    '## Texts',
    '',
    `${texts.length} kinds of text, each with whose setting, certificate, clock or account it is about.`,
    '',
    '| For example | Side | Cause | What it means |',
    '|---|---|---|---|',
  );
  for (const { text, side, cause, means } of texts)
    lines.push(`| ${cell(text)} | ${side.replace('_', ' ')} | \`${cause}\` | ${cell(means)} |`);
  return `${lines.join('\n')}\n`;
}
