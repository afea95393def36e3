/** Draws lines of text as an SVG that looks like a terminal. Dark on purpose: it reads the same on any page. */

export type Tone = 'plain' | 'heading' | 'dim' | 'person' | 'assistant' | 'server' | 'call';

/** A line is made of spans; together they have at most `columns` characters. */
export type Line = readonly { text: string; tone: Tone }[];

const COLORS: Record<Tone, string> = {
  plain: '#e6edf3',
  heading: '#ffffff',
  dim: '#9198a1',
  person: '#79c0ff',
  assistant: '#d2a8ff',
  server: '#7ee787',
  call: '#e3b341',
};
const CHARACTER = 8.4;
const FONT_SIZE = 14;
const LINE_HEIGHT = 20;
const MARGIN = 20;
const BAR = 36;
/** An empty line is a gap between paragraphs, and needs less than a line of text. */
const GAP = 10;

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** @returns the SVG document, ending with a line break */
export function terminalCard(options: {
  lines: readonly Line[];
  columns: number;
  command: string;
  title: string;
}): string {
  const { lines, columns, command, title } = options;
  const width = Math.ceil(columns * CHARACTER) + 2 * MARGIN;
  let y = BAR + MARGIN / 2;
  const drawn: string[] = [];
  for (const line of lines) {
    const length = line.reduce((sum, { text }) => sum + text.length, 0);
    if (length === 0) {
      y += GAP;
      continue;
    }
    y += LINE_HEIGHT;
    const spans = line.map(({ text, tone }) => {
      const bold = tone === 'heading' ? ' font-weight="bold"' : '';
      return `<tspan fill="${COLORS[tone]}"${bold}>${escapeXml(text)}</tspan>`;
    });
    // The width is set, so that a viewer's own monospace font neither overflows the card nor breaks the columns.
    const textLength = `textLength="${(length * CHARACTER).toFixed(1)}" lengthAdjust="spacingAndGlyphs"`;
    drawn.push(`<text x="${MARGIN}" y="${y}" ${textLength} xml:space="preserve">${spans.join('')}</text>`);
  }
  const height = y + MARGIN;
  const dots = ['#ff5f57', '#febc2e', '#28c840'].map(
    (fill, i) => `<circle cx="${MARGIN + 6 + i * 20}" cy="${BAR / 2}" r="6" fill="${fill}"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${FONT_SIZE}">`,
    `<title id="title">${escapeXml(title)}</title>`,
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="10" fill="#0d1117" stroke="#3d444d"/>`,
    `<path d="M1 ${BAR}H${width - 1}" stroke="#3d444d"/>`,
    ...dots,
    `<text x="${width / 2}" y="${BAR / 2 + 5}" text-anchor="middle" fill="${COLORS.dim}">${escapeXml(command)}</text>`,
    ...drawn,
    '</svg>',
    '',
  ].join('\n');
}
