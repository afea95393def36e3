/** `docs/sandbox-rules.md` lists the statements; `-u` writes it. */
import { expect, it } from 'vitest';
import { areas } from './areas.js';

const HEAD = `# Documented rules that the sandbox keeps

Each line is held by a test in \`test/sandbox/statements/\`, which writes this page (\`-u\`). Sources are the API document,
pages of the public documentation, or the documentation of published tools.
`;

it('is the page of rules', async () => {
  const sections = Object.entries(areas).map(
    ([area, statements]) =>
      `\n## ${area[0]?.toUpperCase()}${area.slice(1)}\n\n${statements.map(({ says, source }) => `- ${says} (${source})`).join('\n')}\n`,
  );
  await expect(HEAD + sections.join('')).toMatchFileSnapshot('../../../docs/sandbox-rules.md');
});
