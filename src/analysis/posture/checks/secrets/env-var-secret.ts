import { type ContainerView, type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { detectInSetting } from '../../../secrets/setting.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const inContainer = ({ name: container, path, spec }: ContainerView): readonly Violation[] =>
  violationsIn(spec.env, ({ name = '', value }, index) => {
    if (value === undefined) return undefined;
    const secret = detectInSetting(name, String(value));
    if (secret === undefined) return undefined;
    return {
      path: join(path, 'env', index, 'value'),
      detail: `env "${name}" of container "${container}" holds a ${secret.what} in clear: take it from a Secret`,
      severity: secret.severity,
    };
  });

const evaluate = (pod: PodView): readonly Violation[] => pod.containers.flatMap(inContainer);

export const envVarSecret = defineCheck({
  id: 'env-var-secret',
  title: 'Environment variables must not hold secrets in clear',
  kind: 'secret',
  severity: 'high',
  reason: 'secret in an environment variable',
  rationale:
    'Everybody who may read the manifest, its Git history or the pod has the secret, and it is on every disk that a copy of them was on.',
  controls: {
    nsa: ['NSA-SEC-01'],
    attack: ['T1552.001'],
    kubescape: ['C-0012', 'C-0259'],
    'kube-linter': ['env-var-secret'],
    polaris: ['sensitiveContainerEnvVar'],
  },
  sources: ['malicious-actor', 'insider'],
  target: pods,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Change the secret, put the new one into a Secret, and refer to it by valueFrom.secretKeyRef or mount it as a file.',
  },
  examples: [
    {
      name: 'taken from a Secret',
      spec: '{ containers: [{ name: app, env: [{ name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: db, key: password } } }] }] }',
      violations: [],
    },
    {
      name: 'where to find it, and settings that are no secrets',
      spec: "{ containers: [{ name: app, env: [{ name: DB_PASSWORD_FILE, value: /run/secrets/db }, { name: DB_PASSWORD, value: $(OTHER) }, { name: MAX_TOKENS, value: '4096' }, { name: TOKEN_URL, value: 'https://id.example.com/token' }] }] }",
      violations: [],
    },
    {
      name: 'a password, weak or not',
      spec: "{ containers: [{ name: app, env: [{ name: LOG_LEVEL, value: info }, { name: DB_PASSWORD, value: changeme }] }], initContainers: [{ name: setup, env: [{ name: adminPassword, value: '123456' }] }] }",
      violations: ['/spec/containers/0/env/1/value', '/spec/initContainers/0/env/0/value'],
    },
    {
      name: 'a password within a URL',
      spec: "{ containers: [{ name: app, env: [{ name: BROKER, value: 'amqp://shop:letmein@mq/' }] }] }",
      violations: ['/spec/containers/0/env/0/value'],
    },
  ],
});
