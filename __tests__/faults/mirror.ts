import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deliveredFiles } from './delivered-files.ts';

/** Another origin, which has the files too. */
export interface Mirror {
  /** On another host than the services: `localhost`. */
  readonly origin: string;
  /** What was asked of it below `/<mark>/`. */
  visits(mark: string): readonly IncomingHttpHeaders[];
  close(): Promise<void>;
}

/** Serves `/<mark>/<file id>` to GET, and nothing else. */
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
