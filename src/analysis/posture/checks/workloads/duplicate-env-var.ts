import type { Container } from '../../../../inventory/views/pod-spec.ts';
import { type ContainerView, pods } from '../../../../inventory/views/pods.ts';
import { join, parentOf, valueAt } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

type Variable = NonNullable<Container['env']>[number];

/** Indexes of the variables whose name an earlier one has. */
const repeated = (env: readonly Variable[] | undefined): readonly number[] => {
  if (env === undefined || env.length < 2) return [];
  const names = new Set<string>();
  const indexes: number[] = [];
  for (const [index, { name }] of env.entries()) {
    if (name === undefined) continue;
    if (names.has(name)) indexes.push(index);
    else names.add(name);
  }
  return indexes;
};

const ofContainer = ({ name, path, spec }: ContainerView): readonly Violation[] => {
  const indexes = repeated(spec.env);
  return indexes.length === 0
    ? none
    : indexes.map((index) => ({
        path: join(path, 'env', index),
        detail: `container "${name}" sets the environment variable "${spec.env?.[index]?.name}" again`,
      }));
};

/** The same variable word for word, and without a `$(REFERENCE)` that might mean something else further up. */
const isIdle = (env: unknown, index: number): boolean => {
  if (!Array.isArray(env)) return false;
  const all = env.map((one) => JSON.stringify(one));
  const text = all[index] ?? '';
  const name = valueAt(env[index], '/name');
  const others = env.flatMap((one, at) => (valueAt(one, '/name') === name ? (all[at] ?? '') : []));
  return !text.includes('$(') && others.every((one) => one === text);
};

export const duplicateEnvVar = defineCheck({
  id: 'duplicate-env-var',
  title: 'Environment variables must be set once',
  severity: 'low',
  reason: 'environment variable set twice',
  rationale:
    'The last one counts, which is not the one that people see first. A patch by name changes only one of them, and kubectl apply may then drop the wrong one.',
  controls: { kubescape: ['C-0295'], 'kube-linter': ['duplicate-env-var'] },
  sources: ['insider'],
  target: pods,
  evaluate: (pod) => pod.containers.flatMap(ofContainer),
  remedy: {
    safety: 'safe',
    words: 'Keep the one that is meant, and remove the others.',
    operations: ({ resource }, { path }) => {
      const env = valueAt(resource.object, parentOf(path));
      return isIdle(env, Number(path.slice(path.lastIndexOf('/') + 1))) ? [{ op: 'remove', path }] : [];
    },
  },
  examples: [
    {
      name: 'the same name in two containers',
      spec: '{ containers: [{ name: a, env: [{ name: MODE, value: x }] }, { name: b, env: [{ name: MODE, value: y }] }] }',
      violations: [],
    },
    {
      name: 'with the same value',
      spec: '{ containers: [{ name: a, env: [{ name: MODE, value: x }, { name: MODE, value: x }, { name: MODE, value: x }] }] }',
      violations: ['/spec/containers/0/env/1', '/spec/containers/0/env/2'],
    },
    {
      name: 'with another value, and with one that depends on its place',
      spec: `
initContainers: [{ name: setup, env: [{ name: MODE, value: x }, { name: MODE, value: y }] }]
containers: [{ name: a, env: [{ name: URL, value: $(HOST) }, { name: HOST, value: h }, { name: URL, value: $(HOST) }] }]
`,
      violations: ['/spec/initContainers/0/env/1', '/spec/containers/0/env/2'],
    },
  ],
});
