import { KubeError } from './kube-error.ts';

interface Status {
  readonly kind?: unknown;
  readonly message?: unknown;
  readonly reason?: unknown;
  readonly details?: { readonly retryAfterSeconds?: unknown };
}

const parse = (text: string): Status => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
};

const longestMessage = 500;

/** RFC 9110, section 10.2.3: seconds, or a date, which API servers never send. */
const secondsOf = (header: string | undefined): number | undefined =>
  header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) : undefined;

/** The error that an answer of no success stands for (meta/v1 Status). */
export const statusError = (
  status: number,
  retryAfter: string | undefined,
  text: string,
  path: string,
): KubeError => {
  const { message, reason, details } = parse(text);
  const asked = details?.retryAfterSeconds;
  const seconds = secondsOf(retryAfter) ?? (typeof asked === 'number' && asked > 0 ? asked : undefined);
  return new KubeError({
    kind: 'status',
    status,
    path,
    message: typeof message === 'string' ? message.slice(0, longestMessage) : `the server answers ${status}`,
    ...(typeof reason === 'string' && reason !== '' ? { reason } : {}),
    ...(seconds === undefined ? {} : { retryAfter: seconds }),
  });
};
