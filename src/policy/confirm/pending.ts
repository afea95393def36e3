/** Words for what an earlier change of the same call has yet to make, in the place of its value. */

const WORDS = /\([\w.-]+ of change (\d+)\)/;

export const pendingWords = (field: string, step: number): string => `(${field} of change ${step})`;

/** Whether a text holds such words. */
export const isPending = (text: string): boolean => WORDS.test(text);

/** The number of the change that makes what the words stand for; undefined for any other text. */
export function pendingStep(text: string): number | undefined {
  const [words, step] = WORDS.exec(text) ?? [];
  return words === text ? Number(step) : undefined;
}
