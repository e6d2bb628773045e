import type { FastifyInstance } from 'fastify';
import { known } from '../add-route.ts';
import type { Api } from '../api.ts';
import { ApiError } from '../api-error.ts';

/** The paths by which a browser signs in and out. They are no part of the API: only pages lead here. */
export const addSignIn = (server: FastifyInstance, api: Api): void => {
  const { signIn } = api;
  if (signIn === undefined) return;
  server.get('/auth/login', async (request, reply) => {
    api.rates.stranger(request.ip);
    const { url, cookie } = await reached(api, () => signIn.begin());
    return reply.header('set-cookie', cookie).header('cache-control', 'no-store').redirect(url, 302);
  });
  server.get('/auth/callback', async (request, reply) => {
    api.rates.stranger(request.ip);
    const query = request.url.split('?')[1] ?? '';
    const cookies = await reached(api, () => signIn.finish(query, request.headers.cookie));
    return reply
      .header('set-cookie', [...cookies])
      .header('cache-control', 'no-store')
      .redirect('/', 302);
  });
  server.post('/auth/logout', async (request, reply) => {
    await known(api, request);
    return reply
      .header('set-cookie', await signIn.end(request.headers.cookie))
      .status(204)
      .send();
  });
};

/** What goes wrong with the provider is told in words, never in its own: those may quote what was sent. */
const reached = async <T>(api: Api, act: () => Promise<T>): Promise<T> => {
  try {
    return await act();
  } catch (error) {
    if (error instanceof ApiError) throw error;
    const words = error instanceof Error ? error.message : String(error);
    api.log.warn({ error: words }, 'somebody could not sign in');
    throw new ApiError(
      502,
      'Not signed in',
      'the identity provider did not answer as it should: begin again; the log of the server says more',
    );
  }
};
