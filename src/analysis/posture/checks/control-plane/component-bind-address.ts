import { type ComponentView, setFlag, settingOf } from '../../../../inventory/views/component.ts';
import { components } from '../../../../inventory/views/components.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { commandPath, kubeadmCluster, staticPod } from '../../control-plane/example-objects.ts';
import { flagViolation } from '../../control-plane/flag-violation.ts';

/** Nobody but probes and monitoring of the same node has to reach these. */
const local: ReadonlySet<string> = new Set(['kube-controller-manager', 'kube-scheduler']);

const flag = 'bind-address';

const evaluate = (view: ComponentView): readonly Violation[] => {
  if (!local.has(view.component)) return none;
  const address = settingOf(view, flag);
  if (address === undefined)
    return flagViolation(view, flag, `leaves --${flag} at its default, which is every address`);
  return /^(?:127\.|::1$|localhost$)/.test(address)
    ? none
    : flagViolation(view, flag, `listens on ${address}`);
};

/** Probes of the kubelet ask the address that the manifest names, or that of the pod. */
const probesOwnAddress = (view: ComponentView): boolean =>
  view.pod === undefined ||
  [
    view.pod.container.spec.livenessProbe,
    view.pod.container.spec.readinessProbe,
    view.pod.container.spec.startupProbe,
  ].every((probe) => probe === undefined || probe.httpGet?.host === '127.0.0.1');

export const componentBindAddress = defineCheck({
  id: 'component-bind-address',
  title: 'Controller manager and scheduler must listen on their own machine only',
  severity: 'low',
  reason: 'component listens on every address',
  rationale:
    'Their ports need no visitors: open to the network they are one more place to guess at, and their metrics tell what the cluster holds.',
  controls: {
    nsa: ['NSA-CP-03'],
    cis: ['1.3.7', '1.4.2'],
    kubescape: ['C-0150', 'C-0152'],
    attack: ['T1046'],
  },
  sources: ['malicious-actor'],
  target: components,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Set --bind-address=127.0.0.1.',
    operations: (view) => (probesOwnAddress(view) ? setFlag(view, flag, '127.0.0.1') : []),
  },
  examples: [
    {
      name: 'on its own machine',
      objects: staticPod('kube-scheduler', '--bind-address=127.0.0.1'),
      violations: [],
    },
    { name: 'by default of kubeadm', objects: kubeadmCluster(''), violations: [] },
    { name: 'by default', objects: staticPod('kube-controller-manager'), violations: [commandPath] },
    {
      name: 'on every address',
      objects: staticPod('kube-scheduler', '--bind-address=0.0.0.0'),
      violations: [`${commandPath}/1`],
    },
  ],
});
