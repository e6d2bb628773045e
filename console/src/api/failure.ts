/** The server did not answer as asked. `status` 0: it could not be reached. */
export class Failure extends Error {
  readonly status: number;
  readonly title: string;
  readonly problems: readonly { readonly at: string; readonly detail: string }[];

  constructor(status: number, title: string, detail: string, problems: Failure['problems'] = []) {
    super(detail);
    this.name = 'Failure';
    this.status = status;
    this.title = title;
    this.problems = problems;
  }
}

/** The words of a problem document (RFC 9457), whatever came in its place. */
export const failureOf = (status: number, body: unknown): Failure => {
  const { title, detail, problems } = (typeof body === 'object' && body !== null ? body : {}) as Readonly<
    Record<string, unknown>
  >;
  const told = Array.isArray(problems) ? (problems as Failure['problems']) : [];
  return new Failure(
    status,
    typeof title === 'string' ? title : 'The server could not answer',
    typeof detail === 'string' ? detail : `it answered with status ${status}`,
    told,
  );
};

/** Anything that was thrown, as a failure. */
export const asFailure = (error: unknown): Failure =>
  error instanceof Failure
    ? error
    : new Failure(0, 'Something went wrong', error instanceof Error ? error.message : String(error));
