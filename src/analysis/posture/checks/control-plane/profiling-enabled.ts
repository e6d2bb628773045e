import { type ComponentView, setFlag } from '../../../../inventory/views/component.ts';
import { components } from '../../../../inventory/views/components.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { commandPath, kubeadmCluster, staticPod } from '../../control-plane/example-objects.ts';
import { mustBe } from '../../control-plane/flag-violation.ts';

const profiled: ReadonlySet<string> = new Set([
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
]);

const evaluate = (view: ComponentView): readonly Violation[] =>
  profiled.has(view.component) ? mustBe(view, 'profiling', 'false', 'true') : none;

export const profilingEnabled = defineCheck({
  id: 'profiling-enabled',
  title: 'Components should not offer profiles of themselves',
  severity: 'low',
  reason: 'profiling on',
  rationale:
    'Profiles tell what the process does and holds, and taking them costs time: whoever may ask slows the control plane down.',
  controls: {
    cis: ['1.2.15', '1.3.2', '1.4.1'],
    kubescape: ['C-0129', 'C-0145', 'C-0151'],
  },
  sources: ['insider', 'malicious-actor'],
  target: components,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Set --profiling=false, and true again for as long as somebody looks for a fault.',
    operations: (view) => setFlag(view, 'profiling', 'false'),
  },
  examples: [
    { name: 'off', objects: staticPod('kube-scheduler', '--profiling=false'), violations: [] },
    {
      name: 'a scheduler with a file',
      objects: staticPod('kube-scheduler', '--config=/etc/scheduler.yaml'),
      violations: [],
    },
    { name: 'by default', objects: staticPod('kube-controller-manager'), violations: [commandPath] },
    {
      name: 'on',
      objects: staticPod('kube-apiserver', '--profiling=true'),
      violations: [`${commandPath}/1`],
    },
    {
      name: 'by default of kubeadm',
      objects: kubeadmCluster('apiServer: { extraArgs: [{ name: profiling, value: "false" }] }'),
      violations: ['/controllerManager/extraArgs/profiling', '/scheduler/extraArgs/profiling'],
    },
  ],
});
