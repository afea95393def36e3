/** Running the command that prints a secret: without a shell, and bounded in time and output. */
import { spawn } from 'node:child_process';
import { credentialRules } from '../../text/credentials-in-text.js';
import { ConfigError } from '../errors.js';

/** A password manager may ask the person first. */
export const COMMAND_TIMEOUT_MS = 60_000;
/** The largest secret is a private key of a few KB. */
export const COMMAND_OUTPUT_BYTES = 65_536;
const COMPLAINT_CHARACTERS = 200;

/**
 * What the program prints, without the line break at its end.
 *
 * @param words the program and its arguments
 * @param source the variable or key, for errors
 * @throws ConfigError when it cannot be started, fails, takes too long, or prints nothing or too much
 */
export function runCommand(
  words: readonly string[],
  source: string,
  timeoutMs = COMMAND_TIMEOUT_MS,
): Promise<string> {
  const [program = '', ...args] = words;
  const child = spawn(program, args, { shell: false, windowsHide: true, stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    const output: Buffer[] = [];
    let bytes = 0;
    let complaint = '';
    const end = () => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      // A process that the program started may keep them open.
      child.stdout.destroy();
      child.stderr.destroy();
    };
    const refuse = (why: string) => {
      end();
      reject(new ConfigError(`${source}: ${why}`));
    };
    const timer = setTimeout(() => refuse(`${program} did not end within ${timeoutMs / 1000} s.`), timeoutMs);
    child.stdout.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes > COMMAND_OUTPUT_BYTES) refuse(`${program} printed more than ${COMMAND_OUTPUT_BYTES} bytes.`);
      else output.push(part);
    });
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      if (complaint.length < COMPLAINT_CHARACTERS) complaint += part;
    });
    child.once('error', ({ code }: NodeJS.ErrnoException) =>
      refuse(
        code === 'ENOENT'
          ? `there is no program ${program}: write its path, as the PATH of a desktop application is short.`
          : `${program} cannot be started (${code ?? 'unknown'}).`,
      ),
    );
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      if (code !== 0)
        return refuse(`${program} ended with ${signal ?? `exit code ${code}`}${said(complaint)}.`);
      const text = Buffer.concat(output).toString('utf8').trim();
      if (text === '') return refuse(`${program} printed nothing.`);
      resolve(text);
    });
  });
}

/** The first line of its complaint, without anything that looks like a secret. */
function said(complaint: string): string {
  const line = complaint.trim().split('\n')[0]?.slice(0, COMPLAINT_CHARACTERS) ?? '';
  const shown = credentialRules('[redacted]')
    .reduce((text, { pattern, replace }) => text.replace(pattern, replace), line)
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/[A-Za-z0-9_\-+/=]{32,}/g, '[redacted]')
    .replace(/\.$/, '');
  return shown === '' ? '' : `: ${shown}`;
}
