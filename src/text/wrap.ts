/** Wraps a text at `width` columns; its own line breaks and indentation are kept, and no word is split. */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const indent = /^\s*/.exec(paragraph)?.[0] ?? '';
    const lines: string[] = [];
    let line = indent;
    for (const word of paragraph.trim().split(/\s+/)) {
      if (line.trim() !== '' && line.length + 1 + word.length > width) {
        lines.push(line);
        line = indent;
      }
      line = line.trim() === '' ? `${indent}${word}` : `${line} ${word}`;
    }
    return [...lines, line];
  });
}
