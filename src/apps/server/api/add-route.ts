import { hash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Api } from './api.ts';
import { ApiError } from './api-error.ts';
import { authenticate, type Credentials } from './authenticate.ts';
import { type Identity, mustBeAllowed } from './identity.ts';
import { queryFor } from './query.ts';
import type { Answer, Ask, Route } from './route.ts';

/** Makes the server answer a route: who asks, whether they may, what they ask, and only then the answer. */
export const addRoute = (server: FastifyInstance, api: Api, route: Route): void => {
  const identities = new WeakMap<FastifyRequest, Identity>();
  server.route({
    method: route.method,
    url: urlOf(route),
    exposeHeadRoute: false,
    schema: schemaOf(route),
    // Who asks comes before what they ask: strangers learn nothing from our errors.
    onRequest: async (request) => {
      const identity = await known(api, request);
      mustBeAllowed(identity, route);
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
      return send(request, reply, identity, await route.handle(askOf(api, route, request, identity)));
    },
  });
};

export const urlOf = ({ path }: Pick<Route, 'path'>): string =>
  `/api/v1${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;

const schemaOf = ({ params, query, required = [], body }: Route) => ({
  ...(params === undefined ? {} : { params: { type: 'object', properties: params } }),
  ...(query === undefined ? {} : { querystring: { type: 'object', properties: query, required } }),
  ...(body === undefined ? {} : { body }),
});

const credentialsOf = ({ method, headers }: FastifyRequest): Credentials => {
  const one = (name: string): string | undefined => {
    const value = headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    method,
    authorization: headers.authorization,
    cookie: headers.cookie,
    csrf: one('x-csrf-token'),
    origin: headers.origin,
  };
};

const askOf = (api: Api, route: Route, request: FastifyRequest, identity: Identity): Ask => ({
  api,
  identity,
  params: request.params as Readonly<Record<string, string>>,
  query: request.query as Readonly<Record<string, unknown>>,
  body: request.body,
  header: (name) => {
    const value = request.headers[name];
    return typeof value === 'string' ? value : undefined;
  },
  isStillAllowed: async () => {
    try {
      mustBeAllowed(await authenticate(api, credentialsOf(request)), route);
      return true;
    } catch (error) {
      // That the store is away for a moment is no reason to hang up.
      return !(error instanceof ApiError);
    }
  },
});

/** Who sent a request, as far as they do not send too many. */
export const known = async (api: Api, request: FastifyRequest): Promise<Identity> => {
  api.rates.address(request.ip);
  let identity: Identity;
  try {
    identity = await authenticate(api, credentialsOf(request));
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) api.rates.stranger(request.ip);
    throw error;
  }
  api.rates.known(identity.name === 'guest' ? `guest ${request.ip}` : identity.name);
  return identity;
};

/** An answer that the asker has already is not sent again. What another got out of the same browser is not theirs. */
const send = (
  request: FastifyRequest,
  reply: FastifyReply,
  { name }: Identity,
  { status = 200, body, headers = {}, stream }: Answer,
) => {
  const etag = headers['etag']?.replace(/"$/, `-${hash('sha256', name).slice(0, 12)}"`);
  reply.headers({
    'cache-control': 'private, no-cache',
    vary: 'Authorization, Cookie',
    ...headers,
    ...(etag === undefined ? {} : { etag }),
  });
  if (request.method === 'GET' && etag !== undefined && isKnown(request.headers['if-none-match'], etag))
    return reply.status(304).send();
  if (stream !== undefined) return reply.status(status).type(stream.type).send(stream.body);
  return reply.status(status).send(body);
};

const isKnown = (header = '', etag: string): boolean =>
  header.split(',').some((one) => one.trim() === etag || one.trim() === etag.replace(/^W\//, ''));
