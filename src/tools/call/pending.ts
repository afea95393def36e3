/** Words for what an earlier change of the same call has yet to make, in the place of its value. */

export const pendingWords = (field: string, step: number): string => `(${field} of change ${step})`;

/** Whether a text holds such words. */
export const isPending = (text: string): boolean => /\([\w.-]+ of change \d+\)/.test(text);
