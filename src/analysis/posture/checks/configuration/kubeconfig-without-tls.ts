import { type KubeconfigView, kubeconfigs } from '../../../../inventory/views/kubeconfigs.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const isPlain = (server: string): boolean => /^http:\/\/(?!localhost\b|127\.|\[::1\])/.test(server);

const evaluate = ({ object: { clusters } }: KubeconfigView): readonly Violation[] =>
  violationsIn(clusters, ({ name = '', cluster }, index) => {
    const path = `/clusters/${index}/cluster`;
    if (cluster?.['insecure-skip-tls-verify'] === true)
      return {
        path: fieldPath(`${path}/insecure-skip-tls-verify`),
        detail: `the certificate of cluster "${name}" is not verified`,
      };
    return isPlain(cluster?.server ?? '')
      ? { path: fieldPath(`${path}/server`), detail: `cluster "${name}" is reached without TLS` }
      : undefined;
  });

const kubeconfig = (cluster: string): string =>
  `{ apiVersion: v1, kind: Config, clusters: [{ name: c, cluster: ${cluster} }] }`;

export const kubeconfigWithoutTls = defineCheck({
  id: 'kubeconfig-without-tls',
  title: 'kubeconfig files must verify whom they talk to',
  severity: 'high',
  reason: 'server not verified',
  rationale:
    'Tokens, audit events or answers of a webhook go to whoever stands in between, and he decides what comes back; components use these files too.',
  controls: { nsa: ['NSA-LOG-12', 'NSA-ENC-01', 'NSA-CP-01'], attack: ['T1557'] },
  sources: ['malicious-actor'],
  target: kubeconfigs,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Use https, with the authority of the server in certificate-authority.',
  },
  examples: [
    {
      name: 'verified, or on the same machine',
      objects: `${kubeconfig('{ server: "https://x", certificate-authority: /ca }')}\n---\n${kubeconfig('{ server: "http://127.0.0.1:9443" }')}`,
      violations: [],
    },
    {
      name: 'plain',
      objects: kubeconfig('{ server: "http://audit.example.com" }'),
      violations: ['/clusters/0/cluster/server'],
    },
    {
      name: 'not verified',
      objects: kubeconfig('{ server: "https://x", insecure-skip-tls-verify: true }'),
      violations: ['/clusters/0/cluster/insecure-skip-tls-verify'],
    },
  ],
});
