/** Rectangles and text on a bitmap of palette colors. */
import { GLYPH_HEIGHT, GLYPH_WIDTH, rowsOf } from './font.js';
import { encodePng } from './png.js';

export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly #pixels: Uint8Array;
  readonly #palette: readonly string[];

  /** Starts filled with the palette's first color. */
  constructor(width: number, height: number, palette: readonly string[]) {
    this.width = width;
    this.height = height;
    this.#palette = palette;
    this.#pixels = new Uint8Array(width * height);
  }

  /** Fills a rectangle, clipped to the canvas. */
  rect(x: number, y: number, width: number, height: number, colour: number): void {
    const right = Math.min(this.width, Math.round(x + width));
    const bottom = Math.min(this.height, Math.round(y + height));
    for (let row = Math.max(0, Math.round(y)); row < bottom; row++) {
      const start = row * this.width;
      this.#pixels.fill(colour, start + Math.max(0, Math.round(x)), start + right);
    }
  }

  /** Writes one line with its upper left corner at x, y. Returns its width in pixels. */
  text(x: number, y: number, words: string, colour: number, scale = 2): number {
    let left = x;
    for (const character of words) {
      rowsOf(character).forEach((bits, row) => {
        for (let column = 0; column < GLYPH_WIDTH; column++) {
          if (bits & (1 << (GLYPH_WIDTH - 1 - column)))
            this.rect(left + column * scale, y + row * scale, scale, scale, colour);
        }
      });
      left += (GLYPH_WIDTH + 1) * scale;
    }
    return left - x;
  }

  png(): Buffer {
    return encodePng(this.width, this.height, this.#pixels, this.#palette);
  }
}

/** Width in pixels that a line of text takes. */
export const textWidth = (words: string, scale = 2): number => [...words].length * (GLYPH_WIDTH + 1) * scale;

export const textHeight = (scale = 2): number => GLYPH_HEIGHT * scale;
