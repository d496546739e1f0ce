import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deliveredFiles } from './delivered-files.ts';

/** Another origin that also has the files. */
export interface Mirror {
  /** On another host than the services: `localhost`. */
  readonly origin: string;
  /** The requests to paths starting with `/<mark>/`. */
  visits(mark: string): readonly IncomingHttpHeaders[];
  close(): Promise<void>;
}

/** Serves only `GET /<mark>/<file id>`. */
export async function startMirror(): Promise<Mirror> {
  const visits: { readonly path: string; readonly headers: IncomingHttpHeaders }[] = [];
  const server = createServer((request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    visits.push({ path, headers: request.headers });
    request.resume();
    const file = deliveredFiles.find(({ id }) => path.endsWith(`/${id}`));
    if (request.method === 'GET' && file !== undefined) response.end(file.bytes);
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('Nothing here');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    visits: (mark) =>
      visits.filter(({ path }) => path.startsWith(`/${mark}/`)).map(({ headers }) => headers),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
