import type { ComponentView } from '../../../../inventory/views/component.ts';
import { apiServers } from '../../../../inventory/views/components.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { commandPath, kubeadmCluster, staticPod } from '../../control-plane/example-objects.ts';
import { missingFlags } from '../../control-plane/flag-violation.ts';

const evaluate = (server: ComponentView): readonly Violation[] =>
  missingFlags(server, ['encryption-provider-config']);

export const apiServerEncryptionAtRest = defineCheck({
  id: 'api-server-encryption-at-rest',
  title: 'Secrets must be encrypted in etcd',
  severity: 'high',
  reason: 'Secrets not encrypted at rest',
  rationale:
    'A backup of etcd, a disk that is thrown away or a look at the file shows every Secret of the cluster in clear.',
  controls: {
    nsa: ['NSA-SEC-02', 'NSA-CP-11'],
    cis: ['1.2.27'],
    kubescape: ['C-0066', 'C-0141'],
    attack: ['T1552', 'T1005'],
  },
  sources: ['malicious-actor', 'insider'],
  target: apiServers,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Write an EncryptionConfiguration, with a kms provider first, and name it by --encryption-provider-config.',
  },
  examples: [
    {
      name: 'encrypted',
      objects: staticPod('kube-apiserver', '--encryption-provider-config=/e.yaml'),
      violations: [],
    },
    { name: 'not encrypted', objects: staticPod('kube-apiserver', '--v=2'), violations: [commandPath] },
    {
      name: 'by default of kubeadm',
      objects: kubeadmCluster('apiServer: {}'),
      violations: ['/apiServer/extraArgs/encryption-provider-config'],
    },
  ],
});
