import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { texts } from '../../parameter.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = (
  { instructions }: DockerfileView,
  { parameters: { labels } }: { readonly parameters: { readonly labels: readonly string[] } },
): readonly Violation[] =>
  violationsIn(instructions, ({ keyword, settings, path }) => {
    const unknown = keyword === 'LABEL' ? settings.find(({ key }) => !isListed(key, labels)) : undefined;
    return unknown && { path, detail: `label "${unknown.key}" is none of the house's` };
  });

const isListed = (key: string, labels: readonly string[]): boolean =>
  labels.some((label) => (label.endsWith('*') ? key.startsWith(label.slice(0, -1)) : key === label));

export const labelUnknown = defineCheck({
  id: 'label-unknown',
  title: 'Images should have only labels that the house knows',
  severity: 'info',
  reason: 'label outside the label schema',
  rationale:
    'A key with a slip of the pen looks like an answer to people and is none to the tools that look for it.',
  controls: { hadolint: ['DL3050'] },
  sources: ['supply-chain'],
  runs: 'on-request',
  target: dockerfiles,
  parameters: {
    labels: texts(
      ['org.opencontainers.image.*'],
      'Keys that an image may have; a star at the end stands for anything.',
    ),
  },
  evaluate,
  remedy: { safety: 'choice', words: 'Correct the key, or add it to the list.' },
  examples: [
    { name: 'known', dockerfile: 'FROM a:1\nLABEL org.opencontainers.image.title=x', violations: [] },
    {
      name: 'unknown',
      dockerfile: 'FROM a:1\nLABEL org.opencontainers.image.title=x onwer=y',
      violations: ['/instructions/1'],
    },
  ],
});
