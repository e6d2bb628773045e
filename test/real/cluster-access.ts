import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bed } from '../cluster/bed.ts';
import { call } from '../cluster/program.ts';

interface Access {
  /** File beside which the kubeconfig lies. */
  readonly folder: string;
  readonly name: string;
  /** The `user` of the kubeconfig, in JSON or YAML. */
  readonly user: string;
  readonly namespace?: string;
  /** More of the `cluster`. */
  readonly cluster?: string;
}

/** Writes a kubeconfig for the bed and gives its path. */
export const kubeconfigFor = (bed: Bed, { folder, name, user, namespace, cluster = '' }: Access): string => {
  const authority = readFileSync(bed.authority.cert).toString('base64');
  const file = join(folder, `${name}.kubeconfig`);
  writeFileSync(
    file,
    `apiVersion: v1
kind: Config
current-context: ${name}
clusters:
- name: bed
  cluster: { server: "${bed.server}", certificate-authority-data: ${authority}${cluster} }
users:
- name: ${name}
  user: ${user}
contexts:
- name: ${name}
  context: { cluster: bed, user: ${name}${namespace === undefined ? '' : `, namespace: ${namespace}`} }
`,
  );
  return file;
};

/** A service account's token, as a user of a kubeconfig. */
export const tokenOf = async (bed: Bed, namespace: string, account: string): Promise<string> =>
  (await bed.kubectl('-n', namespace, 'create', 'token', account)).trim();

/** What an agent asked of the API server, by the audit log: `list configmaps 200`. */
export const requestsOf = (bed: Bed, agent: string): readonly string[] =>
  readFileSync(bed.auditLog, 'utf8')
    .split('\n')
    .filter((line) => line.includes(agent))
    .flatMap((line) => {
      const { userAgent, verb, objectRef, stage, responseStatus } = JSON.parse(line) as {
        userAgent?: string;
        verb: string;
        stage: string;
        objectRef?: { resource?: string };
        responseStatus?: { code?: number };
      };
      return userAgent === agent && stage === 'ResponseComplete'
        ? [`${verb} ${objectRef?.resource ?? '-'} ${responseStatus?.code ?? 0}`]
        : [];
    });

const compaction = `
const ask = (path, body) => fetch('http://127.0.0.1:2379' + path, { method: 'POST', body: JSON.stringify(body) }).then((answer) => answer.json());
const { header } = await ask('/v3/kv/range', { key: 'AA==', limit: 1 });
const answer = await ask('/v3/kv/compaction', { revision: header.revision, physical: true });
if (answer.error) throw new Error(answer.error);
`;

/** Makes etcd forget all older versions, as it does every few minutes. */
export const compact = async (bed: Bed): Promise<void> => {
  const { etcd } = bed.processes();
  const words = ['-t', String(etcd), '-n', process.execPath, '--input-type=module', '-e', compaction];
  const { status, err } = await call('nsenter', words, { timeMs: 30_000 });
  if (status !== 0) throw new Error(err);
};
