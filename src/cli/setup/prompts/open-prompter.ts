import type { Prompter } from './prompter.js';

/** The prompter for this process. @param plain line by line, even in a terminal */
export async function openPrompter(plain: boolean): Promise<Prompter> {
  const { stdin, stdout, env } = process;
  if (!plain && stdin.isTTY && stdout.isTTY && env.TERM !== 'dumb')
    return (await import('./menu-prompter.js')).menuPrompter();
  return (await import('./line-prompter.js')).linePrompter(stdin, stdout);
}
