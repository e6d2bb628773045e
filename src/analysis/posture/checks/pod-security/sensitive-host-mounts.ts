import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { texts } from '../../parameter.ts';
import { isSystemPath, systemFolders } from '../../pod-security/host-paths.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = ({ path, spec }: PodView, folders: readonly string[]): readonly Violation[] =>
  violationsIn(spec.volumes, ({ name = '', hostPath }, index) =>
    hostPath?.path === undefined || !isSystemPath(hostPath.path, folders)
      ? undefined
      : {
          path: join(path, 'volumes', index, 'hostPath', 'path'),
          detail: `volume "${name}" gives out the system path ${hostPath.path} of the node`,
        },
  );

export const sensitiveHostMounts = defineCheck({
  id: 'sensitive-host-mounts',
  title: 'Pods must not mount system folders of their node',
  severity: 'high',
  reason: 'system folder of the node',
  rationale:
    "These folders hold the node's programs, its devices and the credentials of the kubelet, of etcd and of every pod on it. To read them is enough to take over the cluster; to write them is the node itself.",
  controls: {
    nsa: ['NSA-POD-20'],
    attack: ['T1611', 'T1552.001'],
    kubescape: ['C-0020', 'C-0048'],
    trivy: ['KSV-0121'],
    'kube-linter': ['sensitive-host-mounts'],
  },
  sources: ['malicious-actor', 'supply-chain', 'insider'],
  target: pods,
  parameters: {
    folders: texts(systemFolders, 'Folders of a node that no pod may mount, nor a folder above them.'),
  },
  evaluate: (pod, { parameters }) => evaluate(pod, parameters.folders),
  remedy: {
    safety: 'choice',
    words:
      'Mount the one file or folder below it that is needed, read-only, or take the facts from the API server.',
  },
  examples: [
    {
      name: 'files that are no secret',
      spec: '{ containers: [{ name: app }], volumes: [{ name: time, hostPath: { path: /etc/localtime } }, { name: logs, hostPath: { path: /var/log } }] }',
      violations: [],
    },
    {
      name: 'a system folder, one above it, and credentials below it',
      spec: `
containers: [{ name: app }]
volumes:
  - { name: etc, hostPath: { path: /etc/ } }
  - { name: lib, hostPath: { path: /var/lib } }
  - { name: pki, hostPath: { path: /etc/kubernetes/pki } }
`,
      violations: [
        '/spec/volumes/0/hostPath/path',
        '/spec/volumes/1/hostPath/path',
        '/spec/volumes/2/hostPath/path',
      ],
    },
    {
      name: 'a folder that the profile names',
      spec: '{ containers: [{ name: app }], volumes: [{ name: orders, hostPath: { path: /srv } }] }',
      parameters: { folders: ['/srv/orders'] },
      violations: ['/spec/volumes/0/hostPath/path'],
    },
  ],
});
