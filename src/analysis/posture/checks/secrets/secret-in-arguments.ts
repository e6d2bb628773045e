import { type ContainerView, type PodView, pods } from '../../../../inventory/views/pods.ts';
import { type FieldPath, join } from '../../../../model/field-path.ts';
import { detectInArguments } from '../../../secrets/arguments.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

interface CommandLine {
  readonly words: readonly string[] | undefined;
  readonly path: FieldPath;
}

/** The command and the arguments are one command line; a probe or hook runs one of its own. */
const commandLinesOf = ({ path, spec }: ContainerView): readonly CommandLine[] => {
  const exec = (words: readonly string[] | undefined, ...field: readonly string[]): CommandLine => ({
    words,
    path: join(path, ...field, 'exec', 'command'),
  });
  return [
    { words: spec.command, path: join(path, 'command') },
    { words: spec.args, path: join(path, 'args') },
    exec(spec.livenessProbe?.exec?.command, 'livenessProbe'),
    exec(spec.readinessProbe?.exec?.command, 'readinessProbe'),
    exec(spec.startupProbe?.exec?.command, 'startupProbe'),
    exec(spec.lifecycle?.postStart?.exec?.command, 'lifecycle', 'postStart'),
    exec(spec.lifecycle?.preStop?.exec?.command, 'lifecycle', 'preStop'),
  ];
};

const inContainer = (container: ContainerView): readonly Violation[] =>
  commandLinesOf(container).flatMap(({ words, path }) => {
    if (words === undefined) return none;
    return detectInArguments(words).map(({ index, secret }) => ({
      path: join(path, index),
      detail: `command line of container "${container.name}" holds a ${secret.what} in clear`,
      severity: secret.severity,
    }));
  });

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
