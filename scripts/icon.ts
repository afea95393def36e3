/**
 * Draws the icon of the server, a key on a rounded square (`assets/icon.svg`, `assets/icon.png`), and those of its
 * tools. `src/server/icons.ts` holds all of them as data URIs. With `--check` it only says whether they
 * are up to date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';

const ROOT = join(import.meta.dirname, '..');
const SIZE = 64;
const BACK = '#1d2b53';
const FRONT = '#ffd166';
/** The ring of the key: centre, outer and inner radius. */
const RING = { x: 24, y: 32, outer: 11, inner: 5 };
/** Shaft and teeth: x, y, width, height. */
const BARS = [
  [33, 29, 20, 6],
  [43, 35, 4, 6],
  [49, 35, 4, 4],
] as const;
const CORNER = 14;

const SVG = [
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}"><title>Auth0 Management</title>`,
  `<rect width="${SIZE}" height="${SIZE}" rx="${CORNER}" fill="${BACK}"/>`,
  `<circle cx="${RING.x}" cy="${RING.y}" r="${(RING.outer + RING.inner) / 2}" fill="none" stroke="${FRONT}" stroke-width="${RING.outer - RING.inner}"/>`,
  `<path fill="${FRONT}" d="${BARS.map(([x, y, w, h]) => `M${x} ${y}h${w}v${h}h-${w}z`).join('')}"/>`,
  '</svg>\n',
].join('');

const rgb = (color: string) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

/** Red, green, blue and opacity (0 to 255) of a point. */
function colorAt(x: number, y: number): number[] {
  const dx = Math.max(CORNER - x, x - (SIZE - CORNER), 0);
  const dy = Math.max(CORNER - y, y - (SIZE - CORNER), 0);
  if (Math.hypot(dx, dy) > CORNER) return [0, 0, 0, 0];
  const radius = Math.hypot(x - RING.x, y - RING.y);
  const onKey =
    (radius <= RING.outer && radius >= RING.inner) ||
    BARS.some(([left, top, w, h]) => x >= left && x < left + w && y >= top && y < top + h);
  return [...rgb(onKey ? FRONT : BACK), 255];
}

const SAMPLES = 4;

function pixels(size: number): Buffer {
  const rows: number[] = [];
  for (let row = 0; row < size; row += 1) {
    rows.push(0);
    for (let column = 0; column < size; column += 1) {
      const sum = [0, 0, 0, 0];
      for (let i = 0; i < SAMPLES * SAMPLES; i += 1) {
        const x = column + ((i % SAMPLES) + 0.5) / SAMPLES;
        const y = row + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES;
        const [r = 0, g = 0, b = 0, a = 0] = colorAt((x * SIZE) / size, (y * SIZE) / size);
        for (const [at, part] of [r * a, g * a, b * a, a].entries()) sum[at] = (sum[at] ?? 0) + part;
      }
      const [r = 0, g = 0, b = 0, a = 0] = sum;
      rows.push(
        ...[r, g, b].map((part) => (a === 0 ? 0 : Math.round(part / a))),
        Math.round(a / SAMPLES ** 2),
      );
    }
  }
  return Buffer.from(rows);
}

const CRC = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  let crc = 0xffffffff;
  for (const byte of body) crc = (CRC[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
  return Buffer.concat([length, body, check]);
}

/** @param format bits a channel, and the color type */
function pngOf(size: number, format: readonly [number, number], data: Buffer, palette?: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([...format, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    ...(palette ? [chunk('PLTE', palette)] : []),
    chunk('IDAT', deflateSync(data, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A PNG with 8 bits a channel and opacity. */
const png = (size: number): Buffer => pngOf(size, [8, 6], pixels(size));

/**
 * Lists of tools repeat these for every tool, so that each is as small as an image gets: 16 x 16 points of two colors,
 * in the one format that every client shows.
 */
const TOOL_ICONS: Record<'read' | 'write' | 'destructive', { back: string; front: string; rows: string }> = {
  read: {
    back: BACK,
    front: FRONT,
    rows: `
      ................
      ................
      .....####.......
      ...##....##.....
      ...#......#.....
      ..#........#....
      ..#........#....
      ..#........#....
      ..#........#....
      ...#......#.....
      ...##....##.....
      .....########...
      ...........###..
      ............##..
      ................
      ................`,
  },
  write: {
    back: BACK,
    front: FRONT,
    rows: `
      ................
      ................
      ................
      .......##.......
      .......##.......
      .......##.......
      .......##.......
      ...##########...
      ...##########...
      .......##.......
      .......##.......
      .......##.......
      .......##.......
      ................
      ................
      ................`,
  },
  destructive: {
    back: '#9b1c1c',
    front: '#ffffff',
    rows: `
      ................
      ................
      .......##.......
      ......####......
      ......####......
      ......####......
      ......####......
      .......##.......
      .......##.......
      .......##.......
      ................
      .......##.......
      ......####......
      .......##.......
      ................
      ................`,
  },
};

/** A PNG of two colors: a point of the second one is a `#`. */
function twoColors({ back, front, rows }: (typeof TOOL_ICONS)['write']): Buffer {
  const lines = rows.trim().split(/\s+/);
  const bytes = lines.flatMap((line) => [
    0,
    ...(line.match(/.{8}/g) ?? []).map((eight) =>
      Number.parseInt(eight.replaceAll('.', '0').replaceAll('#', '1'), 2),
    ),
  ]);
  return pngOf(lines.length, [1, 3], Buffer.from(bytes), Buffer.from([...rgb(back), ...rgb(front)]));
}

const dataUri = (type: string, data: Buffer | string) =>
  `data:${type};base64,${Buffer.from(data).toString('base64')}`;

const MODULE = `/** Drawn by scripts/icon.ts. */

/** The server's icon, as data URIs. */
export const ICONS = [
  {
    src: '${dataUri('image/png', png(48))}',
    mimeType: 'image/png',
    sizes: ['48x48'],
  },
  {
    src: '${dataUri('image/svg+xml', SVG)}',
    mimeType: 'image/svg+xml',
    sizes: ['any'],
  },
];

/** Icons of tools, by what a call may do. */
export const TOOL_ICONS = {
${Object.entries(TOOL_ICONS)
  .map(
    ([risk, drawn]) =>
      `  ${risk}: [\n    {\n      src: '${dataUri('image/png', twoColors(drawn))}',\n    },\n  ],\n`,
  )
  .join('')}};
`;

const FILES: [path: string, content: Buffer][] = [
  ['assets/icon.svg', Buffer.from(SVG)],
  ['assets/icon.png', png(512)],
  ['src/server/icons.ts', Buffer.from(MODULE)],
];

const check = process.argv.includes('--check');
for (const [path, content] of FILES) {
  if (!check) writeFileSync(join(ROOT, path), content);
  else if (!readFileSync(join(ROOT, path)).equals(content)) {
    console.error(`${path} is not up to date: run npx tsx scripts/icon.ts.`);
    process.exitCode = 1;
  }
}
