import { type KubeletView, kubelets } from '../../../../inventory/views/kubelets.ts';
import { parseQuantity } from '../../../../model/quantity.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { kubelet } from '../../node/example-objects.ts';
import { kubeletViolation } from '../../node/kubelet-violation.ts';

/** More than this of one container on one node is no rotation. */
const mostBytes = 1024 ** 3;

const evaluate = (view: KubeletView): readonly Violation[] => {
  const { containerLogMaxSize, containerLogMaxFiles } = view.settings;
  if (view.defaults === 'elsewhere') return none;
  if (containerLogMaxSize === undefined && containerLogMaxFiles === undefined)
    return kubeletViolation(
      view,
      ['containerLogMaxSize'],
      'rotates container logs at its default of 10Mi and 5 files',
    );
  const bytes = parseQuantity(containerLogMaxSize ?? '10Mi');
  return bytes !== undefined && bytes > mostBytes
    ? kubeletViolation(
        view,
        ['containerLogMaxSize'],
        `lets the log of one container grow to ${containerLogMaxSize}`,
        'low',
      )
    : none;
};

export const kubeletLogRotation = defineCheck({
  id: 'kubelet-log-rotation',
  title: 'The rotation of container logs must be chosen',
  severity: 'info',
  reason: 'rotation of container logs not chosen',
  rationale:
    'A noisy container, or an attacker, writes the traces out of the log before anybody has read them, or fills the disk.',
  controls: { nsa: ['NSA-LOG-19'], attack: ['T1070'] },
  sources: ['malicious-actor'],
  target: kubelets,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Set containerLogMaxSize and containerLogMaxFiles to what holds until the agent has read it.',
  },
  examples: [
    {
      name: 'chosen',
      objects: kubelet('containerLogMaxSize: 50Mi, containerLogMaxFiles: 5'),
      violations: [],
    },
    { name: 'by default', objects: kubelet(''), violations: ['/containerLogMaxSize'] },
    { name: 'too much', objects: kubelet('containerLogMaxSize: 10Gi'), violations: ['/containerLogMaxSize'] },
  ],
});
