/** How the picture in the README is drawn. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { terminalCard } from '../../../scripts/lib/picture/terminal-card.js';
import { pageWidth } from '../../../src/cli/terminal/output.js';

const root = join(import.meta.dirname, '..', '..', '..');

describe('the picture of a session', () => {
  it('shows the whole of the first story, and nothing of this machine', () => {
    const svg = readFileSync(join(root, 'docs', 'session.svg'), 'utf8');
    for (const part of [
      'jane@lumenbikes.example says',
      'clear_user_blocks',
      'asks the person',
      'can log in again',
    ])
      expect(svg).toContain(part);
    expect(svg).not.toContain('delete_user');
    expect(svg).not.toContain(root);
  });

  it('escapes text and keeps every line within the card', () => {
    const lines = [
      [
        { text: '<-', tone: 'call' as const },
        { text: ' "a" & b', tone: 'plain' as const },
      ],
      [],
    ];
    const svg = terminalCard({ lines, columns: 20, command: 'x', title: 'y' });
    expect(svg).toContain('&lt;-</tspan><tspan fill="#e6edf3"> &quot;a&quot; &amp; b</tspan>');
    const width = Number(/ width="(\d+)"/.exec(svg)?.[1]);
    for (const [, length] of svg.matchAll(/textLength="([\d.]+)"/g))
      expect(Number(length)).toBeLessThan(width);
  });
});

describe('pageWidth', () => {
  it.each([
    [{}, {}, 100],
    [{ columns: 240 }, {}, 100],
    [{ columns: 72 }, {}, 72],
    [{ columns: 10 }, {}, 40],
    [{ columns: 72 }, { COLUMNS: '120' }, 120],
    [{ columns: 72 }, { COLUMNS: 'wide' }, 72],
  ])('of %j with %j is %i', (stream, env, width) => {
    expect(pageWidth(stream, env)).toBe(width);
  });
});
