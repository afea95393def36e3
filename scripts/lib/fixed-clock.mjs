// Loaded with `--import` before a program: its clock stands at one moment, so that what it prints is the same each time.
const NOW = Date.UTC(2026, 8, 1, 9, 30);

globalThis.Date = class extends Date {
  constructor(...args) {
    if (args.length === 0) super(NOW);
    else super(...args);
  }

  static now() {
    return NOW;
  }
};
