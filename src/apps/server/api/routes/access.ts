import { limits } from '../../../../model/limits.ts';
import type { Role } from '../../../../model/records.ts';
import { ApiError, notFound } from '../api-error.ts';
import { hashOfToken } from '../authenticate.ts';
import { ahead, newToken, noted, timeOf } from '../changing.ts';
import { role, token, trailRow, trailVerdict } from '../record-schemas.ts';
import type { Route } from '../route.ts';
import { listOf, shapeOf, text, time, whole } from '../schemas.ts';

const name = text('Name', { pattern: '^[a-z0-9][a-z0-9._-]{0,62}$' });

/** Tokens and the change trail: for those who answer for the whole installation. */
export const accessRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/tokens',
    id: 'listTokens',
    summary: 'Tokens, never their values',
    role: 'admin',
    everywhere: true,
    answers: { 200: { description: 'The tokens', schema: shapeOf({ items: listOf(token) }) } },
    handle: async ({ api }) => ({ body: { items: await api.store.tokens.list() } }),
  },
  {
    method: 'POST',
    path: '/tokens',
    id: 'createToken',
    summary: 'Make a token; its value is in the answer and never shown again',
    role: 'admin',
    everywhere: true,
    changes: true,
    body: {
      ...shapeOf(
        {
          name,
          role,
          namespaces: listOf(
            { type: 'string', pattern: '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$' },
            'Namespaces that it may see; all where it is left out',
          ),
          expiresAt: time('When it ends; never where it is left out'),
        },
        ['name', 'role'],
      ),
      additionalProperties: false,
    },
    answers: {
      201: {
        description: 'The token',
        schema: shapeOf({ token: text('Its value'), record: token }),
      },
      409: { description: 'The name is taken' },
    },
    handle: async (ask) => {
      const { api, identity } = ask;
      const given = ask.body as {
        readonly name: string;
        readonly role: Role;
        readonly namespaces?: readonly string[];
        readonly expiresAt?: string;
      };
      if ((await api.store.tokens.list()).some((one) => one.name === given.name))
        throw new ApiError(
          409,
          'The name is taken',
          `there is a token "${given.name}" already; choose another name`,
        );
      const { expiresAt, ...rest } = given;
      const record = {
        ...rest,
        ...(expiresAt === undefined ? {} : { expiresAt: ahead(api, 'body/expiresAt', expiresAt) }),
        createdAt: timeOf(api),
        createdBy: identity.name,
      };
      const value = newToken();
      await noted(ask, 'token.create', given.name, {
        role: given.role,
        ...(given.namespaces === undefined ? {} : { namespaces: given.namespaces }),
        ...(expiresAt === undefined ? {} : { expiresAt }),
      });
      await api.store.tokens.create({ ...record, hash: hashOfToken(value) });
      return { status: 201, headers: { 'cache-control': 'no-store' }, body: { token: value, record } };
    },
  },
  {
    method: 'DELETE',
    path: '/tokens/{name}',
    id: 'revokeToken',
    summary: 'Revoke a token, at once and for good',
    role: 'admin',
    everywhere: true,
    changes: true,
    params: { name },
    answers: { 204: { description: 'It is revoked' } },
    handle: async (ask) => {
      const { name: which = '' } = ask.params;
      const known = (await ask.api.store.tokens.list()).find((one) => one.name === which);
      if (known === undefined || known.revokedAt !== undefined) throw notFound(`token ${which}`);
      const at = await noted(ask, 'token.revoke', which, {});
      await ask.api.store.tokens.revoke(which, at);
      return { status: 204 };
    },
  },
  {
    method: 'GET',
    path: '/trail',
    id: 'listTrail',
    summary: 'What was changed through this server and by whom, the newest first',
    role: 'admin',
    everywhere: true,
    query: {
      before: whole('Rows before this one', { minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
      limit: whole('At most so many', { minimum: 1, maximum: limits.pageSize, default: 50 }),
    },
    answers: { 200: { description: 'The rows', schema: shapeOf({ items: listOf(trailRow) }) } },
    handle: async ({ api, query }) => ({
      body: {
        items: await api.store.trail.rows(query as { readonly before?: number; readonly limit?: number }),
      },
    }),
  },
  {
    method: 'GET',
    path: '/trail/verdict',
    id: 'verifyTrail',
    summary: 'Whether every row of the change trail is as it was written',
    role: 'admin',
    everywhere: true,
    answers: { 200: { description: 'The verdict', schema: trailVerdict } },
    handle: async ({ api }) => ({ body: await api.store.trail.verify() }),
  },
];
