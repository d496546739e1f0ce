import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { createServer, type Server, type TLSSocket } from 'node:tls';
import type { ServerCertificate } from './authority.ts';

interface TlsFrontOptions {
  readonly certificate: ServerCertificate;
  /** The interface to listen on; by default `127.0.0.1`. */
  readonly address?: string;
}

/** A TLS server in front of plain servers on this machine. Forwards connections by the client's server name. */
export class TlsFront {
  /** The number of bytes that clients sent after the handshake. */
  receivedBytes = 0;
  /** The number of started handshakes. */
  connections = 0;
  /** Returns the origin of the plain server for the client's server name, which is empty for an IP address. */
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
    // The client refuses the certificate.
    server.on('tlsClientError', () => undefined);
    server.listen(0, address);
    await once(server, 'listening');
    return front;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Handles a connection that another server has accepted. */
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
