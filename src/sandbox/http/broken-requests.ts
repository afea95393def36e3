/** Answering bytes that are no HTTP request, after everything that was asked for before them. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

interface Exchange {
  message: IncomingMessage;
  reply: ServerResponse;
}

/** Refuses broken requests on a server with 400, or 431 when the head is too large, and closes the connection. */
export function refuseBroken(server: Server): void {
  const latest = new WeakMap<Duplex, Exchange>();
  server.on('request', (message, reply) => latest.set(message.socket, { message, reply }));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const tooLarge = error.code === 'HPE_HEADER_OVERFLOW';
    const refuse = (): void => {
      if (!socket.writable) return;
      const status = tooLarge ? '431 Request Header Fields Too Large' : '400 Bad Request';
      socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
    };
    const last = latest.get(socket);
    if (!last || last.reply.writableFinished || last.reply.destroyed) refuse();
    else if (last.message.complete) last.reply.once('close', refuse);
    else if (!last.reply.headersSent) {
      // It is the body of this very request that is broken: its reply waits for its turn by itself.
      last.reply.writeHead(400, { connection: 'close', 'content-length': '0' }).end();
    }
  });
}
