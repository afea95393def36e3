/** Questions with menus, for a terminal. */
import * as clack from '@clack/prompts';
import { wrap } from '../../../text/wrap.js';
import { pageWidth } from '../../terminal/output.js';
import { readHidden } from './hidden-line.js';
import { Cancelled, type Check, type Choice, type Prompter } from './prompter.js';

const BAR_COLUMNS = 3;

async function answered<T>(asking: Promise<T | typeof clack.CANCEL_SYMBOL>): Promise<T> {
  const answer = await asking;
  if (clack.isCancel(answer)) throw new Cancelled();
  return answer as T;
}

const optionsOf = <T extends string>(choices: readonly Choice<T>[]) =>
  choices.map((choice) => ({ ...choice }));

/** The library gives undefined for no input at all. */
const validate = (check: Check | undefined) =>
  check ? (value?: string) => check(value?.trim() ?? '') : undefined;

export function menuPrompter(): Prompter {
  return {
    begin: (title) => clack.intro(title),
    // The menus draw a bar on the left.
    say: (text) => clack.log.message(wrap(text, pageWidth() - BAR_COLUMNS).join('\n')),
    async text(message, { initial, check } = {}) {
      const validation = validate(check);
      const answer = await answered<string | undefined>(
        clack.text({
          message,
          ...(initial === undefined ? {} : { initialValue: initial }),
          ...(validation ? { validate: validation } : {}),
        }),
      );
      return answer?.trim() ?? '';
    },
    async secret(message, check) {
      for (;;) {
        const ask = () => clack.log.step(`${message} (not shown; end with Enter)`);
        const answer = (await readHidden(process.stdin, ask))?.trim();
        if (answer === undefined) throw new Cancelled();
        const wrong = check?.(answer);
        if (wrong === undefined) return answer;
        clack.log.error(wrong);
      }
    },
    choose: <T extends string>(message: string, choices: readonly Choice<T>[], initialValue: T) =>
      answered<T>(
        clack.select<string>({ message, options: optionsOf(choices), initialValue }) as Promise<
          T | symbol
        > as never,
      ),
    several: <T extends string>(message: string, choices: readonly Choice<T>[], initial: readonly T[]) =>
      answered<T[]>(
        clack.multiselect<string>({
          message,
          options: optionsOf(choices),
          initialValues: [...initial],
          required: false,
          maxItems: 10,
        }) as never,
      ),
    confirm: (message, initialValue) => answered(clack.confirm({ message, initialValue })),
    end: (text) => clack.outro(wrap(text, pageWidth() - BAR_COLUMNS).join('\n   ')),
    close: () => undefined,
  };
}
