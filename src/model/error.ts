/** Codes of errors that end an operation. Each has a row in docs/generated/errors.md. */
export const errorCodes = {
  usage: 'A command line that cannot be understood; the message names the nearest valid word.',
  'nothing-to-scan': 'No file that Seawall reads lies under the paths given.',
  'no-such-path': 'A path given does not exist.',
  'invalid-configuration': 'seawall.yaml has errors; all of them are listed with their lines.',
  'invalid-check': 'An own check has errors; all of them are listed.',
  'invalid-values': 'Settings of an installation have errors; all of them are listed.',
  'install-failed': 'The installation could not be brought to its end; what stood in the way is said.',
  'cannot-write': 'An output file could not be written.',
  'clone-failed': 'A Git URL could not be cloned.',
  'invalid-kubeconfig':
    'The kubeconfig cannot be used: a file is missing or broken, or the context, cluster or user is not in it.',
  'cannot-listen': 'The address that the server should listen on is taken, or not allowed.',
  'no-access': 'The API server cannot be reached, or does not accept the credentials.',
  'invalid-snapshot': 'The file is no snapshot of a cluster, or one of a newer Seawall.',
  store: 'The store of findings cannot do what was asked; the message says why and the way out.',
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** An operation cannot go on. `message` is static; names and values go into `detail`. */
export class SeawallError extends Error {
  readonly code: ErrorCode;
  readonly detail: readonly string[];

  constructor(code: ErrorCode, message: string, detail: readonly string[] = [], cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.name = 'SeawallError';
    this.code = code;
    this.detail = detail;
  }
}

/** We are wrong: a case that the types rule out. */
export const assertNever = (value: never): never => {
  throw new Error(`unexpected value: ${String(value)}`);
};
