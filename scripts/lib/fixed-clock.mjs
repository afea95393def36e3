// Loaded with `--import` before a program: its clock starts at one moment, so that what it prints is the same each time.
// It goes on from there: an answer that took no time is not taken from a person.
const NOW = Date.UTC(2026, 8, 1, 9, 30);

const clock = () => NOW + Math.round(performance.now());

globalThis.Date = class extends Date {
  constructor(...args) {
    if (args.length === 0) super(clock());
    else super(...args);
  }

  static now() {
    return clock();
  }
};
