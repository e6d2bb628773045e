import { type KubeletView, kubelets } from '../../../../inventory/views/kubelets.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { secondsOf } from '../../control-plane/duration.ts';
import { kubelet, kubeletFlags } from '../../node/example-objects.ts';
import { kubeletViolation } from '../../node/kubelet-violation.ts';

/** In the file 0 stands for the default of four hours; as a flag it means never. */
const evaluate = (view: KubeletView): readonly Violation[] =>
  view.defaults === 'elsewhere' && secondsOf(view.settings.streamingConnectionIdleTimeout ?? '4h') === 0
    ? kubeletViolation(view, ['streamingConnectionIdleTimeout'], 'never ends idle streams')
    : none;

export const kubeletIdleStreams = defineCheck({
  id: 'kubelet-idle-streams',
  title: 'Idle shells and forwarded ports must end',
  severity: 'low',
  reason: 'idle streams never end',
  rationale:
    'A forgotten shell into a pod stays open for whoever comes to the keyboard, and forgotten streams hold the kubelet.',
  controls: { cis: ['4.2.5'], kubescape: ['C-0176'], attack: ['T1499'] },
  sources: ['insider'],
  target: kubelets,
  evaluate,
  remedy: { safety: 'choice', words: 'Set a time of some minutes to hours.' },
  examples: [
    { name: 'in the file', objects: kubelet('streamingConnectionIdleTimeout: 4h0m0s'), violations: [] },
    {
      name: 'some time by a flag',
      objects: kubeletFlags('{ name: streaming-connection-idle-timeout, value: 5m }'),
      violations: [],
    },
    {
      name: 'never',
      objects: kubeletFlags('{ name: streaming-connection-idle-timeout, value: "0" }'),
      violations: ['/nodeRegistration/kubeletExtraArgs/0/value'],
    },
  ],
});
