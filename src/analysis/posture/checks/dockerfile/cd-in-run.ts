import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  violationsIn(instructions, ({ keyword, commands, path }) => {
    const [first] = keyword === 'RUN' ? commands : [];
    return first?.call[0] === 'cd'
      ? { path, detail: `RUN begins with cd ${first.call[1] ?? ''}`.trimEnd() }
      : undefined;
  });

export const cdInRun = defineCheck({
  id: 'cd-in-run',
  title: 'Steps should get their directory from WORKDIR',
  severity: 'info',
  reason: 'cd where WORKDIR does',
  rationale:
    'What cd has changed is gone with the end of the step, which readers and later steps do not expect.',
  controls: { hadolint: ['DL3003'] },
  sources: ['supply-chain'],
  runs: 'on-request',
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Put WORKDIR before the RUN.' },
  examples: [
    { name: 'WORKDIR', dockerfile: 'FROM a:1\nWORKDIR /src\nRUN make && (cd x && make)', violations: [] },
    { name: 'cd', dockerfile: 'FROM a:1\nRUN cd /src && make', violations: ['/instructions/1'] },
  ],
});
