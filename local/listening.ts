import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';

export interface Listening {
  /** `http://127.0.0.1:4100`, without a slash at the end. */
  url: string;
  server: Server;
  stop: () => Promise<void>;
}

/** Serves on the loopback address only; port 0 takes any free one. */
export function listen(port: number, listener: RequestListener): Promise<Listening> {
  const server = createServer({ keepAliveTimeout: 5000, requestTimeout: 60_000 }, listener);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') return reject(new Error('the server has no address'));
      resolve({ url: `http://127.0.0.1:${address.port}`, server, stop: () => closed(server) });
    });
  });
}

/** Idle connections would keep the process alive for seconds after the last answer. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Lets pages under development on this machine read the answer; any other origin gets no CORS headers. */
export function allowLocalOrigin(
  request: IncomingMessage,
  response: ServerResponse,
  allowed: { methods: string; exposed?: string },
): void {
  const { origin } = request.headers;
  response.setHeader('vary', 'origin');
  if (origin === undefined || !/^https?:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/.test(origin)) return;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-allow-methods', allowed.methods);
  response.setHeader('access-control-allow-headers', request.headers['access-control-request-headers'] ?? '*');
  if (allowed.exposed !== undefined) response.setHeader('access-control-expose-headers', allowed.exposed);
  response.setHeader('access-control-max-age', '600');
}
