/** Whether the desktop session's message bus answers, through which the keychain of a Linux desktop is reached. */
import { existsSync } from 'node:fs';
import { connect } from 'node:net';

const ANSWER_MS = 1_500;

/**
 * The bus's address as D-Bus clients find it: named by the session, or at its usual place. Undefined where there is
 * none, as in containers, over SSH and in CI. https://dbus.freedesktop.org/doc/dbus-specification.html
 */
function addressOf({ DBUS_SESSION_BUS_ADDRESS: named, XDG_RUNTIME_DIR: folder }: NodeJS.ProcessEnv) {
  if (named) return named;
  const usual = folder ? `${folder}/bus` : '';
  return usual && existsSync(usual) ? `unix:path=${usual}` : undefined;
}

/**
 * Whether the bus answers the first words of its protocol. A library that waits for a bus that does not blocks the
 * whole process for minutes. Buses on other transports than sockets of this machine are taken to answer.
 */
export async function sessionBusAnswers(env = process.env, answerMs = ANSWER_MS): Promise<boolean> {
  const address = addressOf(env);
  if (address === undefined) return false;
  const [, kind, named = ''] = /(?:^|;)unix:(?:[^;]*,)?(path|abstract)=([^,;]+)/.exec(address) ?? [];
  if (kind === undefined) return true;
  const path = `${kind === 'abstract' ? '\0' : ''}${decodeURIComponent(named)}`;
  const uid = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
  return new Promise((resolve) => {
    const socket = connect({ path });
    const end = (answers: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answers);
    };
    const timer = setTimeout(end, answerMs, false);
    socket
      .once('connect', () => socket.write(`\0AUTH EXTERNAL ${uid}\r\n`))
      .once('data', () => end(true))
      .once('error', () => end(false))
      .once('close', () => end(false));
  });
}
