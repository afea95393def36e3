/** Appends lines to an audit trail as a process of its own: `append-lines.ts FILE COUNT`. */
import { AuditFile } from '../../../src/policy/audit/audit-file.js';

const [path = '', count] = process.argv.slice(2);
const file = new AuditFile(path);
for (let n = 0; n < Number(count); n++) file.append('decision', { pid: process.pid, n });
file.close();
