import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { shippedInstructions } from '../../dockerfile/run-violations.ts';
import { texts } from '../../parameter.ts';

const evaluate = (
  dockerfile: DockerfileView,
  { parameters: { labels } }: { readonly parameters: { readonly labels: readonly string[] } },
): readonly Violation[] => {
  const [last] = dockerfile.shipped;
  const own = new Set(
    shippedInstructions(dockerfile).flatMap(({ keyword, settings }) =>
      keyword === 'LABEL' ? settings.map(({ key }) => key) : [],
    ),
  );
  const missing = labels.filter((label) => !own.has(label));
  if (last === undefined || missing.length === 0) return none;
  return [{ path: last.from.path, detail: `the image lacks the labels ${missing.join(', ')}` }];
};

export const labelMissing = defineCheck({
  id: 'label-missing',
  title: 'Images must have the labels of the house',
  severity: 'info',
  reason: 'missing label',
  rationale:
    'When a hole is found, somebody has to know from which source the image was built and whom to call.',
  controls: { hadolint: ['DL3049'] },
  sources: ['supply-chain'],
  runs: 'on-request',
  target: dockerfiles,
  parameters: {
    labels: texts(
      ['org.opencontainers.image.source', 'org.opencontainers.image.revision'],
      'Keys that every image must have.',
    ),
  },
  evaluate,
  remedy: { safety: 'choice', words: 'Add the labels with LABEL.' },
  examples: [
    {
      name: 'all there',
      dockerfile: 'FROM a:1 AS b\nLABEL owner=x\nFROM b\nLABEL tier=y',
      parameters: { labels: ['owner', 'tier'] },
      violations: [],
    },
    {
      name: 'one missing',
      dockerfile: 'FROM a:1\nLABEL owner=x',
      parameters: { labels: ['owner', 'tier'] },
      violations: ['/instructions/0'],
    },
  ],
});
