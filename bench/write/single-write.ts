/** What a change costs through the whole pipeline, against bare undici's one request on the same server. */
import { rmSync } from 'node:fs';
import { bundled, output, started } from '../children.js';
import { median, report } from '../support/report.js';
import type { WriterName, WriteTimes } from './writers.js';

const BLOCKS = 20;

export async function singleWrite(): Promise<void> {
  const [server, writers] = [await bundled('plain-server'), await bundled('write/writers')];
  const plain = await started<number>(server, []);
  try {
    const times = await output<WriteTimes>(writers, [`http://127.0.0.1:${plain.ready}`, String(BLOCKS)]);
    const us = (name: WriterName) => median(times[name]) * 1000;
    const tell = (name: WriterName, what: string, limit?: number) =>
      report(`single write, ${what}`, us(name) / us('undici'), {
        ...(limit === undefined ? {} : { limit }),
        detail: `${us(name).toFixed(0)} µs against ${us('undici').toFixed(0)} µs of bare undici's one request`,
      });
    tell('merged', 'after one read', 2.2);
    tell('as_given', 'where no read is needed', 1.3);
    tell('client', 'by the client alone');
  } finally {
    plain.child.kill();
    rmSync(server);
    rmSync(writers);
  }
}
