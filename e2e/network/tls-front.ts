import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { createServer, type Server, type TLSSocket } from 'node:tls';
import type { ServerCertificate } from './authority.ts';

interface TlsFrontOptions {
  readonly certificate: ServerCertificate;
  /** The interface to listen on; `127.0.0.1` by default. */
  readonly address?: string;
}

/** Speaks TLS in front of plain servers of this machine, and passes on what comes by the name that the client asks for. */
export class TlsFront {
  /** What clients sent of their own accord, after the handshake. */
  receivedBytes = 0;
  /** Handshakes that were begun. */
  connections = 0;
  /** The origin of the plain server for the name in a client's hello, which is empty when it asks for an IP address. */
  routes: (name: string) => string | undefined = () => undefined;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server) {
    this.#server = server;
  }

  static async open({ certificate, address = '127.0.0.1' }: TlsFrontOptions): Promise<TlsFront> {
    const server = createServer(certificate);
    const front = new TlsFront(server);
    server.on('connection', (socket: Socket) => {
      front.connections += 1;
      front.#keep(socket);
    });
    server.on('secureConnection', (socket) => {
      front.#passOn(socket);
    });
    // A client that refuses the certificate.
    server.on('tlsClientError', () => undefined);
    server.listen(0, address);
    await once(server, 'listening');
    return front;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Takes connections that someone else accepted. */
  get server(): Server {
    return this.#server;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #passOn(client: TLSSocket): void {
    const { servername } = client as { servername?: unknown };
    const origin = URL.parse(this.routes(typeof servername === 'string' ? servername : '') ?? '');
    this.#keep(client);
    client.on('data', (chunk: Buffer) => (this.receivedBytes += chunk.length));
    if (origin === null) {
      client.destroy();
      return;
    }
    const target = connect(Number(origin.port), origin.hostname);
    this.#keep(target);
    client.pipe(target).pipe(client);
    client.on('close', () => target.destroy());
    target.on('close', () => client.destroy());
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.#sockets.delete(socket));
  }
}
