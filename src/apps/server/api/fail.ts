import type { FastifyReply, FastifyRequest } from 'fastify';
import { StoreError } from '../../../platform/store/store-error.ts';
import type { Api } from './api.ts';
import { ApiError } from './api-error.ts';

/** Answers with a problem document (RFC 9457); what is our own fault goes into the log. */
export const fail = (api: Api, error: unknown, request: FastifyRequest, reply: FastifyReply) => {
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
    .headers({ 'cache-control': 'no-store', ...told.headers })
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
    readonly params?: { readonly allowedValues?: readonly unknown[]; readonly additionalProperty?: string };
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
    const problems = validation.map(({ instancePath, message: detail, params }) => ({
      at: `${validationContext.replace('querystring', 'query')}${instancePath}`,
      detail: `${detail ?? 'it is not as it should be'}${expected(params)}`,
    }));
    const detail = problems.map((one) => `${one.at} ${one.detail}`).join('; ');
    return new ApiError(400, 'Not as it should be', detail, { problems });
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new ApiError(statusCode, 'Not as it should be', message);
  return new ApiError(500, 'An error of our own', 'the log of the server says more');
};

const expected = (params: NonNullable<Invalid['validation']>[number]['params']): string => {
  if (params?.allowedValues !== undefined) return `: ${params.allowedValues.join(', ')}`;
  return params?.additionalProperty === undefined ? '' : `: ${params.additionalProperty}`;
};
