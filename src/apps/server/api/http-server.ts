import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { limits } from '../../../model/limits.ts';
import { StoreError } from '../../../platform/store/store-error.ts';
import { version } from '../../cli/version.ts';
import type { Api } from './api.ts';
import { ApiError } from './api-error.ts';
import { authenticate } from './authenticate.ts';
import { type Identity, mayAs } from './identity.ts';
import { openApiOf } from './openapi.ts';
import { queryFor } from './query.ts';
import { readiness } from './readiness.ts';
import type { Answer, Route } from './route.ts';
import { routes } from './routes.ts';

/** No page of ours is shown elsewhere, and nothing is loaded from elsewhere. */
const safety = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
} as const;

/** The API over HTTP. It does not listen yet. */
export const httpServer = (api: Api): FastifyInstance => {
  const server = fastify({
    logger: false,
    bodyLimit: limits.apiBodyBytes,
    routerOptions: { maxParamLength: limits.filterText, ignoreTrailingSlash: true },
    requestTimeout: limits.apiRequestMs,
    ajv: { customOptions: { allErrors: true, coerceTypes: true, removeAdditional: false } },
  });
  server.addHook('onSend', async (_request, reply) => {
    reply.headers(safety);
  });
  server.setErrorHandler((error, request, reply) => fail(api, error, request, reply));
  server.setNotFoundHandler((request, reply) =>
    fail(
      api,
      new ApiError(404, 'Not found', `there is nothing at ${request.url.slice(0, 200)}`),
      request,
      reply,
    ),
  );
  server.get('/healthz', async () => ({ ok: true }));
  server.get('/readyz', async (_request, reply) => {
    const missing = await readiness(api);
    return reply.status(missing.length === 0 ? 200 : 503).send({ ready: missing.length === 0, missing });
  });
  server.get('/api/openapi.json', async () => openApiOf(routes, version));
  for (const route of routes) add(server, api, route);
  return server;
};

const schemaOf = ({ params, query, body }: Route) => ({
  ...(params === undefined ? {} : { params: { type: 'object', properties: params } }),
  ...(query === undefined ? {} : { querystring: { type: 'object', properties: query } }),
  ...(body === undefined ? {} : { body }),
});

const add = (server: FastifyInstance, api: Api, route: Route): void => {
  const identities = new WeakMap<FastifyRequest, Identity>();
  server.route({
    method: route.method,
    url: `/api/v1${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    schema: schemaOf(route),
    // Who asks comes before what they ask: strangers learn nothing from our errors.
    onRequest: async (request) => {
      const identity = await authenticate(api, request.headers.authorization);
      if (!mayAs(identity.role, route.role))
        throw new ApiError(403, 'Not allowed', `this needs the role ${route.role}; you are ${identity.role}`);
      if (route.changes === true && api.isReadOnly)
        throw new ApiError(403, 'Read-only', 'a recording is served: nothing can be changed');
      identities.set(request, identity);
    },
    preValidation: async (request) => {
      request.query = queryFor(route, request.query as Readonly<Record<string, unknown>>);
    },
    handler: async (request, reply) => {
      const identity = identities.get(request);
      if (identity === undefined) throw new ApiError(401, 'Not signed in');
      const answer = await route.handle({
        api,
        identity,
        params: request.params as Readonly<Record<string, string>>,
        query: request.query as Readonly<Record<string, unknown>>,
        body: request.body,
        header: (name) => {
          const value = request.headers[name];
          return typeof value === 'string' ? value : undefined;
        },
      });
      return send(request, reply, answer);
    },
  });
};

/** An answer that the asker has already is not sent again. */
const send = (request: FastifyRequest, reply: FastifyReply, { status = 200, body, headers = {} }: Answer) => {
  reply.headers({ 'cache-control': 'private, no-cache', ...headers });
  const etag = headers['etag'];
  if (request.method === 'GET' && etag !== undefined && request.headers['if-none-match'] === etag)
    return reply.status(304).send();
  return reply.status(status).send(body);
};

const fail = (api: Api, error: unknown, request: FastifyRequest, reply: FastifyReply) => {
  const told = toldAs(error);
  if (told.status >= 500)
    api.log.error(
      {
        method: request.method,
        url: request.url.split('?')[0],
        error: error instanceof Error ? error.stack : String(error),
      },
      'a request failed',
    );
  return reply
    .status(told.status)
    .headers(told.headers)
    .type('application/problem+json')
    .send({
      type: 'about:blank',
      title: told.title,
      status: told.status,
      ...(told.message === '' ? {} : { detail: told.message }),
      ...(told.problems.length === 0 ? {} : { problems: told.problems }),
    });
};

interface Invalid {
  readonly validation?: readonly {
    readonly instancePath: string;
    readonly message?: string;
    readonly params?: unknown;
  }[];
  readonly validationContext?: string;
  readonly statusCode?: number;
  readonly message: string;
}

/** What a person is told of an error. Errors of our own are not told in detail. */
const toldAs = (error: unknown): ApiError => {
  if (error instanceof ApiError) return error;
  if (error instanceof StoreError) {
    if (error.kind === 'invalid') return new ApiError(400, 'Not understood', error.detail.join('; '));
    return error.isRetriable
      ? new ApiError(503, 'The store cannot be reached', error.message, { headers: { 'retry-after': '5' } })
      : new ApiError(500, 'The store failed', error.message);
  }
  const { validation, validationContext = 'request', statusCode, message } = error as Invalid;
  if (validation !== undefined) {
    const problems = validation.map((one) => ({
      at: `${validationContext.replace('querystring', 'query')}${one.instancePath}`,
      detail: one.message ?? 'it is not as it should be',
    }));
    return new ApiError(
      400,
      'Not as it should be',
      problems.map(({ at, detail }) => `${at} ${detail}`).join('; '),
      {
        problems,
      },
    );
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new ApiError(statusCode, 'Not as it should be', message);
  return new ApiError(500, 'An error of our own', 'the log of the server says more');
};
