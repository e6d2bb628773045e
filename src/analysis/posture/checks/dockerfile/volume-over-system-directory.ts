import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const systemDirectory =
  /^\/(?:bin|boot|dev|etc|lib|lib64|proc|root|run|sbin|sys|usr|usr\/(?:bin|sbin|lib))?\/?$/;

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  violationsIn(instructions, ({ keyword, words, path }) => {
    const directory = keyword === 'VOLUME' ? words.find((word) => systemDirectory.test(word)) : undefined;
    return directory === undefined
      ? undefined
      : { path, detail: `VOLUME ${directory} lies over a system directory` };
  });

export const volumeOverSystemDirectory = defineCheck({
  id: 'volume-over-system-directory',
  title: 'Volumes must not lie over system directories',
  severity: 'medium',
  reason: 'volume over a system directory',
  rationale:
    'The runtime makes that directory writable, even where the root filesystem is read-only, so that programs and settings in it can be replaced.',
  controls: { nsa: ['NSA-POD-10'], dockle: ['DKL-DI-0002'] },
  sources: ['malicious-actor'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Give the data a directory of its own, such as /data.' },
  examples: [
    { name: 'of its own', dockerfile: 'FROM a:1\nVOLUME /data /var/lib/app /usr/share/app', violations: [] },
    {
      name: 'over the system',
      dockerfile: 'FROM a:1\nVOLUME ["/data", "/etc"]\nVOLUME /usr/bin/',
      violations: ['/instructions/1', '/instructions/2'],
    },
  ],
});
