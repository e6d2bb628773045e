import type { Route, Schema } from './route.ts';
import { listOf, shapeOf, text, whole } from './schemas.ts';

/** RFC 9457, with all that is wrong and where. */
export const problemSchema: Schema = shapeOf(
  {
    type: text('about:blank'),
    title: text('What went wrong'),
    status: whole('HTTP status'),
    detail: text('What exactly, and the way out'),
    problems: listOf(shapeOf({ at: text('Where in the request'), detail: text('What is wrong there') })),
  },
  ['title', 'status'],
);

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

/** What any route may answer. */
const always = {
  400: problem('The request is not as it should be'),
  401: problem('Who asks is not known'),
  403: problem('Not allowed'),
  404: problem('Not there, or not to be seen'),
  413: problem('The body is too large'),
  414: problem('The URL is too long'),
  415: problem('The body is no JSON'),
  431: problem('The header is too long'),
  429: problem('Too many requests'),
  500: problem('An error of our own'),
  503: problem('The store cannot be reached now'),
};

const parameters = (
  place: 'path' | 'query' | 'header',
  schemas: Readonly<Record<string, Schema>> = {},
  required: readonly string[] = [],
) =>
  Object.entries(schemas).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema,
    ...(schema['type'] === 'array' ? { style: 'form', explode: false } : {}),
    ...(typeof schema['description'] === 'string' ? { description: schema['description'] } : {}),
  }));

const answerOf = ([status, { description, schema, types = [] }]: [string, Route['answers'][number]]) => {
  if (Number(status) >= 400) return [status, problem(description)];
  const content =
    schema === undefined
      ? Object.fromEntries(types.map((type) => [type, { schema: { type: 'string' } }]))
      : { 'application/json': { schema } };
  return [status, { description, ...(Object.keys(content).length === 0 ? {} : { content }) }];
};

const changed = { 409: problem('Somebody else was faster, or the name is taken') };
const unchanged = { 304: { description: 'As it was when it got this ETag' } };

const operationOf = ({
  method,
  id,
  summary,
  role,
  everywhere,
  params,
  query,
  required,
  headers,
  body,
  answers,
}: Route) => ({
  operationId: id,
  summary,
  description: `Needs the role ${role}${everywhere === true ? ' for all namespaces' : ''}.`,
  parameters: [
    ...parameters('path', params),
    ...parameters('query', query, required),
    ...parameters('header', headers),
  ],
  ...(body === undefined
    ? {}
    : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
  responses: {
    ...(method === 'GET' ? unchanged : changed),
    ...Object.fromEntries(Object.entries(answers).map(answerOf)),
    ...always,
  },
});

/** The OpenAPI 3.1 description of the routes, from the same schemas that requests are held against. */
export const openApiOf = (routes: readonly Route[], version: string) => ({
  openapi: '3.1.0',
  info: { title: 'Seawall', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
  servers: [{ url: '/api/v1' }],
  security: [{ token: [] }],
  paths: Object.fromEntries(
    [...Map.groupBy(routes, ({ path }) => path)].map(([path, own]) => [
      path,
      Object.fromEntries(own.map((route) => [route.method.toLowerCase(), operationOf(route)])),
    ]),
  ),
  components: {
    schemas: { Problem: problemSchema },
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
  },
});
