import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

/** The program itself, by name or path, alone or in the line of a shell. */
const sudo = /(?:^|[\s;&|(/])sudo(?:\s|$)/;

const evaluate = (pod: PodView): readonly Violation[] =>
  pod.containers.flatMap(({ name, path, spec }) =>
    (['command', 'args'] as const).flatMap((field) =>
      violationsIn(spec[field], (word, index) =>
        sudo.test(word)
          ? { path: join(path, field, index), detail: `container "${name}" runs sudo in ${field}` }
          : undefined,
      ),
    ),
  );

export const sudoInCommand = defineCheck({
  id: 'sudo-in-command',
  title: 'Containers must not start with sudo',
  severity: 'medium',
  reason: 'sudo in the command',
  rationale:
    'An image with sudo in it lets any process become root, so that a non-root user in it means nothing; and sudo works only where privilege escalation is allowed.',
  controls: { nsa: ['NSA-POD-21'], attack: ['T1548.003'], kubescape: ['C-0062'] },
  sources: ['malicious-actor', 'supply-chain'],
  target: pods,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Set the user in runAsUser, and leave sudo out of the command and of the image.',
  },
  examples: [
    {
      name: 'words that only contain it',
      spec: '{ containers: [{ name: app, command: [pseudo, --sudoers=/etc/sudoers], args: [/opt/sudo-stats] }] }',
      violations: [],
    },
    {
      name: 'as the program, and in the line of a shell',
      spec: '{ containers: [{ name: app, command: [/usr/bin/sudo, app] }], initContainers: [{ name: setup, command: [sh, -c], args: ["mkdir a && sudo chown 1 a"] }] }',
      violations: ['/spec/containers/0/command/0', '/spec/initContainers/0/args/0'],
    },
  ],
});
