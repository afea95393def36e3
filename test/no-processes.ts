/** Loaded by `npm run test:fast` alone: a test that starts a process fails there, whatever the rule thought of it. */
import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';

const STARTERS = ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync'] as const;

for (const name of STARTERS) {
  const refuse = () => {
    throw new Error(`A test of the fast set calls ${name}: see test/support/fast-tests.ts.`);
  };
  Object.assign(childProcess, { [name]: refuse });
}
syncBuiltinESMExports();
