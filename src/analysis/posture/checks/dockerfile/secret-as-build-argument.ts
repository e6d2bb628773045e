import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { promiseOf } from '../../../secrets/names.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const promisesSecret = (key: string): boolean => {
  const promise = promiseOf(key);
  return promise === 'password' || promise === 'key';
};

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  violationsIn(instructions, ({ keyword, settings, path }) => {
    if (keyword !== 'ARG') return undefined;
    const argument = settings.find(({ key, value }) => (value ?? '') === '' && promisesSecret(key));
    return (
      argument && { path, detail: `ARG ${argument.key} takes a secret from the command line of the build` }
    );
  });

export const secretAsBuildArgument = defineCheck({
  id: 'secret-as-build-argument',
  title: 'Builds must not take secrets as arguments',
  severity: 'medium',
  reason: 'secret as a build argument',
  rationale:
    'The value of a build argument is written into the history of the image with each RUN that sees it, and into its provenance.',
  controls: {
    nsa: ['NSA-POD-10', 'NSA-SEC-01'],
    cis: ['docker-4.10'],
    hadolint: ['DL3064'],
    attack: ['T1552.001'],
  },
  sources: ['malicious-actor', 'insider'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Mount it with RUN --mount=type=secret in the one step that needs it.' },
  examples: [
    { name: 'a version and a path', dockerfile: 'FROM a:1\nARG VERSION\nARG KEY_FILE', violations: [] },
    {
      name: 'a password',
      dockerfile: 'FROM a:1\nARG DB_PASSWORD\nARG VERSION=1 ACCESS_TOKEN=',
      violations: ['/instructions/1', '/instructions/2'],
    },
  ],
});
