import { conform, object, string } from '../../model/shape.ts';
import type { Connection } from '../../platform/kube/connection.ts';
import { KubeError } from '../../platform/kube/kube-error.ts';
import type { AnonymousAnswer, ServerFacts } from './facts.ts';

const shape = object({ gitVersion: string, platform: string });

type Signal = AbortSignal | undefined;

/** What the server says it is, and what it tells a stranger. Some hide their version: then it is empty. */
export const readServer = async (connection: Connection, signal: Signal): Promise<ServerFacts> => {
  const [said, version, api] = await Promise.all([
    readVersion(connection, signal),
    answerToAnyone(connection, '/version', signal),
    answerToAnyone(connection, '/api', signal),
  ]);
  return { ...said, anonymous: { version, api } };
};

const readVersion = async (connection: Connection, signal: Signal): Promise<ServerFacts> => {
  try {
    const answer = await connection.get('/version', signal === undefined ? {} : { signal });
    const { gitVersion = '', platform = '' } = conform(shape, answer, []) ?? {};
    return { version: gitVersion, platform };
  } catch (error) {
    if (error instanceof KubeError && (error.status === 403 || error.status === 404))
      return { version: '', platform: '' };
    throw error;
  }
};

/** A probe that no answer can fail: a proxy in front may want a client certificate, or send strangers to a page for logging in. */
const answerToAnyone = async (
  connection: Connection,
  path: string,
  signal: Signal,
): Promise<AnonymousAnswer> => {
  try {
    await connection.get(path, { isAnonymous: true, ...(signal === undefined ? {} : { signal }) });
    return 'answered';
  } catch (error) {
    if (!(error instanceof KubeError)) throw error;
    if (error.status === 401) return 'refused';
    return error.status === 403 ? 'forbidden' : 'unknown';
  }
};
