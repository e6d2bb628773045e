import { type ContainerView, type PodView, pods } from '../../../../inventory/views/pods.ts';
import { type FieldPath, join } from '../../../../model/field-path.ts';
import { detectInArguments } from '../../../secrets/arguments.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const moments = ['postStart', 'preStop'] as const;

const inWords = (
  words: readonly string[] | undefined,
  path: () => FieldPath,
  container: string,
): readonly Violation[] => {
  if (words === undefined) return none;
  const found = detectInArguments(words);
  if (found.length === 0) return none;
  return found.map(({ index, secret }) => ({
    path: join(path(), index),
    detail: `command line of container "${container}" holds a ${secret.what} in clear`,
    severity: secret.severity,
  }));
};

/** The command and the arguments start the container; each probe and hook runs a command line of its own. */
const inContainer = ({ name, path, spec }: ContainerView): readonly Violation[] => {
  const found = [
    ...inWords(spec.command, () => join(path, 'command'), name),
    ...inWords(spec.args, () => join(path, 'args'), name),
  ];
  for (const probe of probes)
    found.push(...inWords(spec[probe]?.exec?.command, () => join(path, probe, 'exec', 'command'), name));
  for (const moment of moments) {
    const words = spec.lifecycle?.[moment]?.exec?.command;
    found.push(...inWords(words, () => join(path, 'lifecycle', moment, 'exec', 'command'), name));
  }
  return found;
};

const evaluate = (pod: PodView): readonly Violation[] => pod.containers.flatMap(inContainer);

export const secretInArguments = defineCheck({
  id: 'secret-in-arguments',
  title: 'Command lines must not hold secrets',
  kind: 'secret',
  severity: 'high',
  reason: 'secret in a command line',
  rationale:
    'A command line is in the manifest, in the process list of the pod and of its node, and in the logs of whatever watches processes.',
  controls: { nsa: ['NSA-SEC-01'], attack: ['T1552.001'], kubescape: ['C-0012'] },
  sources: ['malicious-actor', 'insider'],
  target: pods,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Change the secret, mount the new one as a file, and give the program the path.',
  },
  examples: [
    {
      name: 'a path, a variable from a Secret, and a switch',
      spec: "{ containers: [{ name: app, args: [--password-file, /run/secrets/db, '--token=$(TOKEN)', --password-stdin] }] }",
      violations: [],
    },
    {
      name: 'with = and as the next word',
      spec: '{ containers: [{ name: app, command: [app, --api-key=abcdef123], args: [--db-password, letmein] }] }',
      violations: ['/spec/containers/0/command/1', '/spec/containers/0/args/1'],
    },
    {
      name: 'in the script of a probe',
      spec: "{ containers: [{ name: db, readinessProbe: { exec: { command: [sh, -c, 'mysqladmin ping --password=letmein'] } } }] }",
      violations: ['/spec/containers/0/readinessProbe/exec/command/2'],
    },
  ],
});
