/**
 * A 5x7 bitmap font: each character as rows of five bits, in hexadecimal. Characters with descenders have two more rows.
 */
import font from './glyphs.json' with { type: 'json' };

const glyphs: Readonly<Record<string, string>> = font;
export const GLYPH_WIDTH = 5;
/** Above the baseline. */
export const GLYPH_HEIGHT = 7;

/** The rows of a character, five bits each, the first seven above the line; a question mark for what the font does not have. */
export function rowsOf(character: string): readonly number[] {
  const hex = glyphs[character] ?? (glyphs['?'] as string);
  return Array.from({ length: hex.length / 2 }, (_, row) =>
    Number.parseInt(hex.slice(row * 2, row * 2 + 2), 16),
  );
}
