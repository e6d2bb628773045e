import { type ComponentView, flagOf } from '../../../../inventory/views/component.ts';
import { controllerManagers } from '../../../../inventory/views/components.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { staticPod } from '../../control-plane/example-objects.ts';
import { flagViolation } from '../../control-plane/flag-violation.ts';

const flag = 'terminated-pod-gc-threshold';
/** The component's default, which CIS calls appropriate for few clusters but which does collect. */
const most = 12_500;

const evaluate = (manager: ComponentView): readonly Violation[] => {
  const value = flagOf(manager, flag)?.value;
  if (value === undefined || (Number(value) > 0 && Number(value) <= most)) return none;
  return flagViolation(manager, flag, `keeps finished pods without a useful end by --${flag}=${value}`);
};

export const controllerManagerPodGarbage = defineCheck({
  id: 'controller-manager-pod-garbage',
  title: 'Finished pods must be collected',
  severity: 'low',
  reason: 'finished pods are kept',
  rationale:
    'Whoever may create Jobs fills etcd with pods that have ended, until the control plane stands still.',
  controls: { cis: ['1.3.1'], kubescape: ['C-0144'], attack: ['T1499'] },
  sources: ['insider'],
  target: controllerManagers,
  evaluate,
  remedy: { safety: 'choice', words: 'Remove the flag, or set how many finished pods etcd can hold.' },
  examples: [
    { name: 'some', objects: staticPod('kube-controller-manager', `--${flag}=100`), violations: [] },
    {
      name: 'all',
      objects: staticPod('kube-controller-manager', `--${flag}=0`),
      violations: ['/spec/containers/0/command/1'],
    },
  ],
});
