import { readFileSync, writeFileSync } from 'node:fs';
import type { Certificate } from './certificates.ts';

/** Writes a kubeconfig that holds all it needs, so that it can be copied elsewhere. JSON is YAML. */
export const writeKubeconfig = (
  file: string,
  server: string,
  authority: Certificate,
  client: Certificate,
  context: string,
): void => {
  const data = (path: string): string => readFileSync(path).toString('base64');
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: context, cluster: { server, 'certificate-authority-data': data(authority.cert) } }],
    users: [
      {
        name: context,
        user: { 'client-certificate-data': data(client.cert), 'client-key-data': data(client.key) },
      },
    ],
    contexts: [{ name: context, context: { cluster: context, user: context } }],
    'current-context': context,
  };
  writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
};
