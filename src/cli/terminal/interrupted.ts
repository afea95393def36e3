import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Resolves when someone asks the process to stop. A second request ends it at once. */
export function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    const first = () => {
      for (const signal of SIGNALS) {
        process.removeListener(signal, first);
        process.once(signal, () => process.exit(128 + constants.signals[signal]));
      }
      resolve();
    };
    for (const signal of SIGNALS) process.on(signal, first);
  });
}
