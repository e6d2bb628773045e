import { type KubeletView, kubelets } from '../../../../inventory/views/kubelets.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { kubelet, kubeletFlags } from '../../node/example-objects.ts';
import { kubeletViolation } from '../../node/kubelet-violation.ts';

/** 0 is without limit. */
const evaluate = (view: KubeletView): readonly Violation[] =>
  view.settings.eventRecordQPS === 0
    ? kubeletViolation(view, ['eventRecordQPS'], 'makes Events without a limit')
    : none;

export const kubeletEventRate = defineCheck({
  id: 'kubelet-event-rate',
  title: 'Kubelets should make Events at a limited rate',
  severity: 'low',
  reason: 'rate of Events not limited',
  rationale:
    'One pod that fails over and over floods the API server with Events and hides those that matter.',
  controls: { cis: ['4.2.8'], kubescape: ['C-0180'], attack: ['T1499'] },
  sources: ['insider'],
  target: kubelets,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Remove eventRecordQPS, whose default is 50, or set a rate that fits the node.',
  },
  examples: [
    { name: 'a rate', objects: kubelet('eventRecordQPS: 5'), violations: [] },
    { name: 'no limit', objects: kubelet('eventRecordQPS: 0'), violations: ['/eventRecordQPS'] },
    {
      name: 'no limit by a flag',
      objects: kubeletFlags('{ name: event-qps, value: "0" }'),
      violations: ['/nodeRegistration/kubeletExtraArgs/0/value'],
    },
  ],
});
