import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join, parentOf, tokensOf, valueAt } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

interface Label {
  readonly successor: string;
  /** `gone`: no node has it any more. `double`: nodes have both, with the same value. */
  readonly state: 'gone' | 'double';
}

/** Labels of nodes under their old names. (https://kubernetes.io/docs/reference/labels-annotations-taints/) */
const labels: ReadonlyMap<string, Label> = new Map<string, Label>([
  ['node-role.kubernetes.io/master', { successor: 'node-role.kubernetes.io/control-plane', state: 'gone' }],
  ['beta.kubernetes.io/os', { successor: 'kubernetes.io/os', state: 'double' }],
  ['beta.kubernetes.io/arch', { successor: 'kubernetes.io/arch', state: 'double' }],
  ['beta.kubernetes.io/instance-type', { successor: 'node.kubernetes.io/instance-type', state: 'double' }],
  ['failure-domain.beta.kubernetes.io/zone', { successor: 'topology.kubernetes.io/zone', state: 'double' }],
  [
    'failure-domain.beta.kubernetes.io/region',
    { successor: 'topology.kubernetes.io/region', state: 'double' },
  ],
]);

const evaluate = ({ path, spec: { nodeSelector } }: PodView): readonly Violation[] => {
  if (nodeSelector === undefined) return none;
  return violationsIn(Object.keys(nodeSelector), (label) => {
    const found = labels.get(label);
    if (found === undefined) return undefined;
    const { successor, state } = found;
    return {
      path: join(path, 'nodeSelector', label),
      detail: `pod selects nodes by ${label}, ${state === 'gone' ? 'which none has any more' : 'which is deprecated'}; the label is ${successor}`,
      ...(state === 'gone' ? { severity: 'medium' } : {}),
    };
  });
};

export const oldNodeLabel = defineCheck({
  id: 'old-node-label',
  title: 'Nodes must be selected by labels that they have',
  severity: 'low',
  reason: 'old label of nodes',
  rationale:
    'Once nodes have lost the label the pod is never scheduled again, which shows at the next restart: after an update, or in an incident.',
  controls: { nsa: ['NSA-UPG-01'] },
  sources: ['malicious-actor'],
  target: pods,
  evaluate,
  remedy: {
    safety: 'safe',
    words: 'Select by the label that took its place; nodes have it with the same value.',
    operations: ({ resource }, { path }) => {
      const successor = labels.get(tokensOf(path).at(-1) ?? '')?.successor;
      if (successor === undefined) return [];
      const place = join(parentOf(path), successor);
      const value = valueAt(resource.object, path);
      const removal = { op: 'remove', path } as const;
      const standing = valueAt(resource.object, place);
      if (standing === undefined) return [{ op: 'add', path: place, value }, removal];
      return standing === value ? [removal] : [];
    },
  },
  examples: [
    {
      name: 'labels of today',
      spec: '{ nodeSelector: { kubernetes.io/os: linux, disk: ssd }, containers: [{ name: app }] }',
      violations: [],
    },
    {
      name: 'old labels, one beside its successor',
      spec: '{ nodeSelector: { beta.kubernetes.io/os: linux, kubernetes.io/arch: amd64, beta.kubernetes.io/arch: amd64 }, containers: [{ name: app }] }',
      violations: [
        '/spec/nodeSelector/beta.kubernetes.io~1os',
        '/spec/nodeSelector/beta.kubernetes.io~1arch',
      ],
    },
    {
      name: 'a label that is gone',
      spec: '{ nodeSelector: { node-role.kubernetes.io/master: "" }, containers: [{ name: app }] }',
      violations: ['/spec/nodeSelector/node-role.kubernetes.io~1master'],
    },
  ],
});
