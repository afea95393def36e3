/**
 * Reads a line from a terminal without showing it. A token has thousands of characters, and prompts that draw the line
 * again after each take minutes to paste it.
 */
import type { ReadStream } from 'node:tty';

const [ENTER, ENTER_TOO, CTRL_C, CTRL_D, BACKSPACE, DELETE] = ['\r', '\n', '\x03', '\x04', '\b', '\x7f'];

/**
 * The line; undefined when the person ended the input instead (Ctrl+C, Ctrl+D).
 *
 * @param ask shows the question, when nothing of the answer can be shown or cut off any more
 */
export function readHidden(input: ReadStream, ask: () => void): Promise<string | undefined> {
  return new Promise((resolve) => {
    let line = '';
    const wasRaw = input.isRaw;
    const end = (answer: string | undefined, rest = '') => {
      input.off('data', take).off('end', ended);
      input.pause();
      input.setRawMode(wasRaw);
      if (rest !== '') input.unshift(Buffer.from(rest));
      resolve(answer);
    };
    const ended = () => end(undefined);
    const take = (data: Buffer | string) => {
      const text = data.toString();
      for (let at = 0; at < text.length; at += 1) {
        const key = text[at] ?? '';
        if (key === ENTER || key === ENTER_TOO) return end(line, text.slice(at + 1));
        if (key === CTRL_C || key === CTRL_D) return end(undefined);
        if (key === BACKSPACE || key === DELETE) line = line.slice(0, -1);
        else if (key >= ' ') line += key;
      }
    };
    input.setRawMode(true);
    input.on('data', take).once('end', ended);
    input.resume();
    ask();
  });
}
