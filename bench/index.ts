/**
 * `npm run bench [-- NAME …]`: every figure that is held to a limit, each as a ratio in one run. Always exits with 0:
 * the machine decides too much of it for a test.
 */

import { coldStart } from './cold-start.js';
import { concurrentCalls } from './concurrent-calls.js';
import { exportUsers } from './export-users.js';
import { httpCalls } from './http/http-calls.js';
import { load } from './http/load.js';
import { listing } from './listing.js';
import { officialMcp } from './official-mcp.js';
import { perCall } from './per-call.js';
import { actions } from './sign-in/actions.js';
import { wholeStack } from './whole-stack.js';
import { answers } from './write/answers.js';
import { singleWrite } from './write/single-write.js';

/** Some take longer where they were asked for by name. */
const BENCHMARKS: Record<string, (byName: boolean) => Promise<void>> = {
  'cold-start': coldStart,
  listing,
  'per-call': perCall,
  'single-write': singleWrite,
  'whole-stack': wholeStack,
  'official-mcp': officialMcp,
  'export-users': exportUsers,
  'concurrent-calls': concurrentCalls,
  answers,
  actions,
  'http-calls': httpCalls,
  load,
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !Object.hasOwn(BENCHMARKS, name));
if (unknown !== undefined) {
  console.log(`There is no benchmark ${unknown}; there are ${Object.keys(BENCHMARKS).join(', ')}.`);
} else {
  for (const [name, run] of Object.entries(BENCHMARKS)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    try {
      await run(asked.length > 0);
    } catch (error) {
      console.log(`${name}: NOT MEASURED; ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
}
process.exit(0);
