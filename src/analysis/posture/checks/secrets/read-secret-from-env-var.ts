import { type ContainerView, type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const inContainer = ({ name: container, path, spec }: ContainerView): readonly Violation[] => [
  ...violationsIn(spec.env, ({ name, valueFrom }, index) =>
    valueFrom?.secretKeyRef === undefined
      ? undefined
      : {
          path: join(path, 'env', index, 'valueFrom', 'secretKeyRef'),
          detail: `env "${name}" of container "${container}" comes from a Secret: mount it as a file`,
        },
  ),
  ...violationsIn(spec.envFrom, ({ secretRef }, index) =>
    secretRef === undefined
      ? undefined
      : {
          path: join(path, 'envFrom', index, 'secretRef'),
          detail: `envFrom of container "${container}" takes all of Secret "${secretRef.name}": mount it as a file`,
        },
  ),
];

const evaluate = (pod: PodView): readonly Violation[] => pod.containers.flatMap(inContainer);

export const readSecretFromEnvVar = defineCheck({
  id: 'read-secret-from-env-var',
  title: 'Secrets should come as files, not as environment variables',
  severity: 'low',
  reason: 'Secret given by environment variable',
  rationale:
    'The environment goes to every child process, into crash reports and debug pages, and keeps the old value when the Secret is changed. A file does none of that.',
  controls: {
    cis: ['5.4.1'],
    attack: ['T1552.007'],
    kubescape: ['C-0207'],
    'kube-linter': ['read-secret-from-env-var'],
  },
  sources: ['malicious-actor'],
  runs: 'on-request',
  target: pods,
  evaluate,
  remedy: { safety: 'choice', words: 'Mount the Secret as a volume, and let the program read the file.' },
  examples: [
    {
      name: 'mounted as a file',
      spec: '{ containers: [{ name: app, volumeMounts: [{ name: db, mountPath: /run/secrets }] }], volumes: [{ name: db, secret: { secretName: db } }] }',
      violations: [],
    },
    {
      name: 'a ConfigMap is no Secret',
      spec: '{ containers: [{ name: app, envFrom: [{ configMapRef: { name: app } }] }] }',
      violations: [],
    },
    {
      name: 'one key, and all of them',
      spec: '{ containers: [{ name: app, env: [{ name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: db, key: password } } }], envFrom: [{ secretRef: { name: smtp } }] }] }',
      violations: [
        '/spec/containers/0/env/0/valueFrom/secretKeyRef',
        '/spec/containers/0/envFrom/0/secretRef',
      ],
    },
  ],
});
