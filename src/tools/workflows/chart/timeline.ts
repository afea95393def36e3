/** Events over time as an image: stacked bars on an opaque card, legible on any background. */
import { DAY, HOUR } from '../durations.js';
import { Canvas, textHeight, textWidth } from './canvas.js';

export interface Bucket {
  /** Start, in epoch ms. */
  at: number;
  other: number;
  failures: number;
  blocks: number;
}

export interface Timeline {
  title: string;
  subtitle: string;
  buckets: readonly Bucket[];
  /** Length of one bucket in ms. */
  step: number;
}

const PALETTE = [
  '#ffffff',
  '#1f2933',
  '#5f6c7b',
  '#d9dfe6',
  '#7aa5d2',
  '#e07b39',
  '#a4133c',
  '#9aa5b1',
] as const;
/** Indexes into the palette; 0 is the background. */
const [INK, QUIET, GRID, OTHER, FAILURE, BLOCK, EDGE] = [1, 2, 3, 4, 5, 6, 7] as const;

const WIDTH = 840;
const HEIGHT = 354;
const PLOT = { left: 76, right: 20, top: 106, bottom: 44 };

/** A round number of at least `value` that is divisible by four. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  for (const factor of [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10]) {
    const candidate = factor * power;
    // Event counts are integers, and so are the axis labels.
    if (candidate >= value && candidate >= 4 && candidate % 4 === 0) return candidate;
  }
  return 12 * power;
}

/** `1200` as `1.2k`. */
function shortNumber(value: number): string {
  if (value < 1000) return String(Math.round(value * 10) / 10);
  const [unit, name] = value < 1e6 ? [1e3, 'k'] : [1e6, 'M'];
  return `${Math.round((value / unit) * 10) / 10}${name}`;
}

/** The label below a bar: the hour for ranges of a day or two, else the day. */
function label(at: number, step: number): string {
  const iso = new Date(at).toISOString();
  return step >= DAY
    ? iso.slice(5, 10)
    : step >= 3 * HOUR
      ? `${iso.slice(5, 10)} ${iso.slice(11, 13)}h`
      : iso.slice(11, 16);
}

/** Draws the chart; returns PNG bytes. */
export function drawTimeline({ title, subtitle, buckets, step }: Timeline): Buffer {
  const canvas = new Canvas(WIDTH, HEIGHT, PALETTE);
  for (const [x, y, w, h] of [
    [0, 0, WIDTH, 2],
    [0, HEIGHT - 2, WIDTH, 2],
    [0, 0, 2, HEIGHT],
    [WIDTH - 2, 0, 2, HEIGHT],
  ] as const)
    canvas.rect(x, y, w, h, EDGE);
  canvas.text(20, 18, title, INK);
  canvas.text(20, 42, subtitle, QUIET);
  drawLegend(canvas);
  const plotWidth = WIDTH - PLOT.left - PLOT.right;
  const plotHeight = HEIGHT - PLOT.top - PLOT.bottom;
  const floor = PLOT.top + plotHeight;
  const highest = Math.max(0, ...buckets.map(({ other, failures, blocks }) => other + failures + blocks));
  const scale = roundUp(highest);
  drawAxis(canvas, scale, plotWidth, plotHeight);
  if (highest === 0) {
    const words = 'No events in this range';
    canvas.text(PLOT.left + (plotWidth - textWidth(words)) / 2, PLOT.top + plotHeight / 2 - 24, words, QUIET);
  }
  const slot = plotWidth / Math.max(1, buckets.length);
  const bar = Math.max(2, Math.floor(slot) - (slot >= 8 ? 3 : 1));
  buckets.forEach((bucket, i) => {
    const x = PLOT.left + i * slot + (slot - bar) / 2;
    let y = floor;
    for (const [value, colour] of [
      [bucket.blocks, BLOCK],
      [bucket.failures, FAILURE],
      [bucket.other, OTHER],
    ] as const) {
      // Few failures must stay visible beside many successes.
      const height = value === 0 ? 0 : Math.max(3, Math.round((value / scale) * plotHeight));
      y -= height;
      canvas.rect(x, y, bar, height, colour);
    }
  });
  drawLabels(canvas, buckets, step, slot, floor);
  return canvas.png();
}

function drawLegend(canvas: Canvas): void {
  let x = 20;
  for (const [words, colour] of [
    ['failures', FAILURE],
    ['blocks', BLOCK],
    ['all others', OTHER],
  ] as const) {
    canvas.rect(x, 66, 14, 14, colour);
    x += 20 + canvas.text(x + 20, 66, words, QUIET) + 16;
  }
}

function drawAxis(canvas: Canvas, scale: number, width: number, height: number): void {
  for (let i = 0; i <= 4; i++) {
    const y = PLOT.top + height - (i * height) / 4;
    canvas.rect(PLOT.left, y, width, i === 0 ? 2 : 1, i === 0 ? EDGE : GRID);
    const words = shortNumber((scale * i) / 4);
    canvas.text(PLOT.left - 10 - textWidth(words), y - textHeight() / 2, words, QUIET);
  }
}

/** As many labels as fit without overlapping. */
function drawLabels(
  canvas: Canvas,
  buckets: readonly Bucket[],
  step: number,
  slot: number,
  floor: number,
): void {
  const widest = Math.max(0, ...buckets.map(({ at }) => textWidth(label(at, step)))) + 14;
  const every = Math.max(1, Math.ceil(widest / slot));
  buckets.forEach(({ at }, i) => {
    if (i % every !== 0) return;
    const words = label(at, step);
    const x = PLOT.left + (i + 0.5) * slot - textWidth(words) / 2;
    if (x + textWidth(words) <= WIDTH - 6) canvas.text(Math.max(6, x), floor + 14, words, QUIET);
  });
}
