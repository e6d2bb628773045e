import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { leadsOut } from '../../process-links.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  violationsIn(instructions, ({ keyword, words: [directory = ''], path }) =>
    keyword === 'WORKDIR' && leadsOut(directory)
      ? { path, detail: `WORKDIR "${directory}" is a link to what a process has open` }
      : undefined,
  );

export const workdirOutsideContainer = defineCheck({
  id: 'workdir-outside-container',
  title: 'WORKDIR must not lead out of the container',
  severity: 'high',
  reason: 'WORKDIR leads out of the container',
  rationale:
    'runc before 1.1.12 leaves a directory of the node open while it starts a container. With it as working directory the steps of the build, and later the container, read and write files of the node (CVE-2024-21626).',
  controls: { attack: ['T1611'] },
  sources: ['malicious-actor', 'supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Find out who wrote it, and use a directory of the image.' },
  examples: [
    { name: 'a directory of the image', dockerfile: 'FROM a:1\nWORKDIR /srv/proc/self/fd', violations: [] },
    {
      name: 'an open directory',
      dockerfile: 'FROM a:1\nWORKDIR /proc/self/fd/8',
      violations: ['/instructions/1'],
    },
    {
      name: 'by a variable',
      dockerfile: 'FROM a:1\nENV D=/proc/1/cwd\nWORKDIR $D/..',
      violations: ['/instructions/2'],
    },
  ],
});
