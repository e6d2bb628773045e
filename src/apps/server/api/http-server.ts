import { createServer, STATUS_CODES } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Socket } from 'node:net';
import type { SecureContextOptions } from 'node:tls';
import fastify, { type FastifyInstance, type RawServerDefault } from 'fastify';
import { limits } from '../../../model/limits.ts';
import { version } from '../../version.ts';
import { addRoute, known, urlOf } from './add-route.ts';
import type { Api } from './api.ts';
import { ApiError } from './api-error.ts';
import { fail } from './fail.ts';
import { mustBeAllowed } from './identity.ts';
import { openApiOf } from './openapi.ts';
import { readiness } from './readiness.ts';
import { routes } from './routes.ts';
import { addSignIn } from './sign-in/routes.ts';
import { addStaticFiles } from './static-files.ts';

/** No page of ours is shown elsewhere, and nothing is loaded from elsewhere. */
const safety = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; style-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

const transport = 'max-age=31536000';

export interface HttpOptions {
  /** Certificate and key; without them it is plain HTTP. */
  readonly tls?: SecureContextOptions;
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies?: readonly string[];
  /** `probes`: health, readiness and metrics alone. */
  readonly serves?: 'all' | 'probes';
  /** Folder with the files of the console. */
  readonly console?: string;
}

const httpLimits = {
  maxHeaderSize: limits.apiHeaderBytes,
  headersTimeout: limits.apiRequestMs,
  requestTimeout: limits.apiRequestMs,
  keepAliveTimeout: 65_000,
};

/** The API over HTTP. It does not listen yet. */
export const httpServer = (
  api: Api,
  { tls, trustedProxies = [], console, serves = 'all' }: HttpOptions = {},
): FastifyInstance => {
  const server = fastify({
    logger: false,
    bodyLimit: limits.apiBodyBytes,
    routerOptions: { maxParamLength: limits.apiUrlLength, ignoreTrailingSlash: true },
    requestTimeout: limits.apiRequestMs,
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    forceCloseConnections: true,
    ajv: { customOptions: { allErrors: true, coerceTypes: true, removeAdditional: false } },
    clientErrorHandler: refuseConnection,
    frameworkErrors: (error, request, reply) => fail(api, error, request, reply),
    serverFactory: (handler): RawServerDefault => {
      const made =
        tls === undefined
          ? createServer(httpLimits, handler)
          : createSecureServer({ ...httpLimits, ...tls, minVersion: 'TLSv1.2' }, handler);
      made.maxConnections = limits.apiConnections;
      return made as RawServerDefault;
    },
  });
  server.addHook('onRequest', async (request) => {
    if (request.url.length > limits.apiUrlLength)
      throw new ApiError(414, 'Not as it should be', `a URL has at most ${limits.apiUrlLength} characters`);
  });
  server.addHook('onSend', async (_request, reply) => {
    reply.headers(tls === undefined ? safety : { ...safety, 'strict-transport-security': transport });
  });
  server.addHook('onResponse', async (request, reply) => {
    api.metrics.answered(request.method, request.routeOptions.url, reply.statusCode, reply.elapsedTime);
  });
  server.setErrorHandler((error, request, reply) => fail(api, error, request, reply));
  server.setNotFoundHandler((request, reply) => {
    const what = `there is nothing at ${request.url.slice(0, 200)}`;
    return fail(api, new ApiError(404, 'Not found', what), request, reply);
  });
  addProbes(server, api);
  if (serves === 'probes') return server;
  server.get('/api/openapi.json', async () => openApiOf(routes, version));
  for (const route of routes) addRoute(server, api, route);
  addOtherMethods(server, api);
  addSignIn(server, api);
  if (console !== undefined) addStaticFiles(server, console);
  return server;
};

/** What is no request that could be answered: too much of a header, too slow, or no HTTP at all. */
const refuseConnection = (error: NodeJS.ErrnoException, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const isSlow = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const refusal = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
  const status = isSlow ? 408 : refusal;
  const title = STATUS_CODES[status] ?? '';
  const body = JSON.stringify({ type: 'about:blank', title, status });
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\ncontent-type: application/problem+json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
  );
};

const addProbes = (server: FastifyInstance, api: Api): void => {
  server.get('/healthz', async () => ({ ok: true }));
  server.get('/readyz', async (_request, reply) => {
    const missing = await readiness(api);
    return reply.status(missing.length === 0 ? 200 : 503).send({ ready: missing.length === 0, missing });
  });
  server.get('/metrics', async (request, reply) => {
    mustBeAllowed(await known(api, request), { role: 'viewer', everywhere: true });
    return reply.type(api.metrics.type).send(await api.metrics.text());
  });
};

/** A path that is there, with a method that it does not take: 405 says which it takes (RFC 9110, section 15.5.6). */
const addOtherMethods = (server: FastifyInstance, api: Api): void => {
  for (const [url, own] of Map.groupBy(routes, urlOf)) {
    const taken = own.map(({ method }) => method);
    const allow = taken.join(', ');
    server.route({
      method: server.supportedMethods.filter((method) => !taken.some((one) => one === method)),
      url,
      exposeHeadRoute: false,
      onRequest: async (request) => {
        api.rates.address(request.ip);
        throw new ApiError(405, 'Not with this method', `it takes ${allow}`, { headers: { allow } });
      },
      handler: async () => undefined,
    });
  }
};
