import { existsSync, readFileSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import { env } from 'node:process';
import type { Target } from './target.ts';

/** Where the kubelet puts a service account's files (core/v1, ServiceAccount admission). */
const folder = '/var/run/secrets/kubernetes.io/serviceaccount';

const namespaceIn = (root: string): string | undefined => {
  try {
    return readFileSync(join(root, 'namespace'), 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
};

/** The way to the API server from within a pod; `undefined` where this is none. */
export const inClusterTarget = (agent: string, root = folder): Target | undefined => {
  const host = env['KUBERNETES_SERVICE_HOST'];
  const port = env['KUBERNETES_SERVICE_PORT'];
  const tokenFile = join(root, 'token');
  if (host === undefined || port === undefined || !existsSync(tokenFile)) return undefined;
  const namespace = namespaceIn(root);
  return {
    context: 'in-cluster',
    server: `https://${isIPv6(host) ? `[${host}]` : host}:${port}`,
    ...(namespace === undefined ? {} : { namespace }),
    certificateAuthorityFile: join(root, 'ca.crt'),
    skipsVerification: false,
    compresses: true,
    user: { tokenFile },
    agent,
  };
};
