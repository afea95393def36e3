import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src/server/logger.js';

async function logged(use: (logger: ReturnType<typeof createLogger>) => void, secrets: string[] = []) {
  const lines: string[] = [];
  const logger = createLogger('info', { secrets, write: (line) => lines.push(line) });
  use(logger);
  await logger.flush();
  return lines;
}

describe('logger', () => {
  it('writes JSON lines at its level and above, in order', async () => {
    const lines = await logged((logger) => {
      logger.debug({}, 'quiet');
      logger.info({ attempt: 1 }, 'first');
      logger.error({ attempt: 2 }, 'second');
    });
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 30, attempt: 1, msg: 'first' },
      { level: 50, attempt: 2, msg: 'second' },
    ]);
  });

  it('is silent when told so', async () => {
    const lines: string[] = [];
    const logger = createLogger('silent', { write: (line) => lines.push(line) });
    logger.fatal({}, 'nobody hears this');
    await logger.flush();
    expect(lines).toEqual([]);
  });

  it('masks secret fields, tokens in texts, and the configured secrets wherever they are', async () => {
    const key = '-----BEGIN PRIVATE KEY-----\nabcdefghijklmnop\n-----END PRIVATE KEY-----\n';
    const [line = ''] = await logged(
      (logger) =>
        logger.warn(
          { client_secret: 'field-secret', note: 'the secret is configured-secret', nested: { key } },
          'refused with configured-secret',
        ),
      ['configured-secret', key],
    );
    for (const secret of ['field-secret', 'configured-secret', 'abcdefghijklmnop'])
      expect(line).not.toContain(secret);
    expect(line).toContain('[redacted]');
  });

  it('logs the fields as they were, even if they change before it is loaded', async () => {
    const fields = { state: 'before' };
    const [line = ''] = await logged((logger) => {
      logger.info(fields, 'x');
      fields.state = 'after';
    });
    expect(line).toContain('before');
  });
});
