import { conform, object, string } from '../../model/shape.ts';
import type { Connection } from '../../platform/kube/connection.ts';
import { KubeError } from '../../platform/kube/kube-error.ts';
import type { ServerFacts } from './facts.ts';

const shape = object({ gitVersion: string, platform: string });

/** What the server says it is. Some hide that: then it is empty. */
export const readServer = async (
  connection: Connection,
  signal: AbortSignal | undefined,
): Promise<ServerFacts> => {
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
