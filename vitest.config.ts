import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/temporary-folder.ts',
    setupFiles: ['test/setup.ts', 'test/rsa-pairs.ts'],
    // What hangs must end; how long a test takes is never what it checks, and machines differ.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 100_000 } },
    // Loading the operations takes longer than most files' tests: a worker keeps what it has loaded. Files share no
    // state but that of modules, which hold none that a test changes without changing it back.
    isolate: false,
    // What a module becomes depends on its text alone: the next run takes it from node_modules/.
    experimental: { fsModuleCache: true },
    // Twice the cores: half of a worker's time is spent waiting for servers, browsers and other processes.
    maxWorkers: 2 * availableParallelism(),
  },
});
