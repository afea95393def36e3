/** `npm run test:fast`: the tests that start no process and need no build. */
import { mergeConfig } from 'vitest/config';
import { fastTests } from './test/support/fast-tests.js';
import all from './vitest.config.js';

const config = mergeConfig(all, { test: { setupFiles: ['test/no-processes.ts'] } });
config.test.include = fastTests();

export default config;
