import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { runViolations } from '../../dockerfile/run-violations.ts';

/** Programs for a machine with people, services and devices, none of which a build has. */
const pointless: ReadonlySet<string> = new Set(
  'free ifconfig kill killall mount umount ps reboot service shutdown ssh systemctl telnet top vim vi nano'.split(
    ' ',
  ),
);

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  runViolations(instructions, ({ call }) =>
    pointless.has(call[0] ?? '') ? `RUN calls ${call[0]}, which has nothing to act on in a build` : undefined,
  );

export const pointlessCommand = defineCheck({
  id: 'pointless-command',
  title: 'Builds should not call what only a running machine needs',
  severity: 'info',
  reason: 'command without effect in a build',
  rationale:
    'A build runs no services and keeps no processes, so that the step does nothing for the image, and its tools stay in it for others.',
  controls: { hadolint: ['DL3001'] },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Remove the command, or start the service in the command of the container.',
  },
  examples: [
    {
      name: 'a copy over ssh by another program',
      dockerfile: 'FROM a:1\nRUN --mount=type=ssh git clone git@example.com:x && mkdir -p ~/.ssh',
      violations: [],
    },
    {
      name: 'a service',
      dockerfile: 'FROM a:1\nRUN service nginx start\nRUN make && systemctl enable nginx',
      violations: ['/instructions/1', '/instructions/2'],
    },
  ],
});
