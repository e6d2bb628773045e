import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

/** A pod of one container shares with nobody but its debuggers. */
const evaluate = ({ path, spec, containers }: PodView): readonly Violation[] =>
  spec.shareProcessNamespace === true && containers.length > 1
    ? [
        {
          path: join(path, 'shareProcessNamespace'),
          detail: `pod sets shareProcessNamespace to true for ${containers.length} containers`,
        },
      ]
    : none;

export const shareProcessNamespace = defineCheck({
  id: 'share-process-namespace',
  title: 'Containers of a pod should not see the processes of each other',
  severity: 'low',
  reason: 'shared process namespace',
  rationale:
    'Through /proc a container then reads the environment, the files and, as the same user, the memory of the others: a weak sidecar gives away the secrets of the program beside it.',
  controls: { nsa: ['NSA-POD-18'], attack: ['T1057'] },
  sources: ['malicious-actor', 'supply-chain'],
  target: pods,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Remove shareProcessNamespace, and let the containers talk over localhost or a volume.',
    operations: (_pod, violation) => [{ op: 'replace', path: violation.path, value: false }],
  },
  examples: [
    {
      name: 'each container for itself',
      spec: '{ containers: [{ name: app }, { name: proxy }] }',
      violations: [],
    },
    {
      name: 'two containers share',
      spec: '{ shareProcessNamespace: true, containers: [{ name: app }, { name: proxy }] }',
      violations: ['/spec/shareProcessNamespace'],
    },
    {
      name: 'one container only',
      spec: '{ shareProcessNamespace: true, containers: [{ name: app }] }',
      violations: [],
    },
  ],
});
