import { KubeError } from '../../../platform/kube/kube-error.ts';
import { ApiError } from './api-error.ts';

/** Passes on in words what the API server of the cluster refused. */
export const clusterError = (error: unknown): unknown => {
  if (!(error instanceof KubeError)) return error;
  const { status, message } = error;
  if (status === 403) return new ApiError(403, 'The cluster does not allow it', message);
  if (status === 404)
    return new ApiError(404, 'Not in the cluster', `${message}. Kinds of Seawall come with: seawall install`);
  if (status === 409) return new ApiError(409, 'Somebody else has changed it', message);
  if (status === 400 || status === 422)
    return new ApiError(400, 'The cluster refuses it', message, {
      problems: [{ at: 'body', detail: message }],
    });
  return new ApiError(503, 'The cluster cannot be reached', message, { headers: { 'retry-after': '5' } });
};
