/** A request cannot be answered as asked. It becomes a problem document (RFC 9457). */
export class ApiError extends Error {
  readonly status: number;
  readonly title: string;
  /** All that is wrong, each with its place. */
  readonly problems: readonly { readonly at: string; readonly detail: string }[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    title: string,
    detail = '',
    more: Partial<Pick<ApiError, 'problems' | 'headers'>> = {},
  ) {
    super(detail);
    this.name = 'ApiError';
    this.status = status;
    this.title = title;
    this.problems = more.problems ?? [];
    this.headers = more.headers ?? {};
  }
}

export const notFound = (what: string): ApiError => new ApiError(404, 'Not found', `there is no ${what}`);
