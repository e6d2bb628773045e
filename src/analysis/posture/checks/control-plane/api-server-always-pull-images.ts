import { type ComponentView, membersOf } from '../../../../inventory/views/component.ts';
import { apiServers } from '../../../../inventory/views/components.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { commandPath, staticPod } from '../../control-plane/example-objects.ts';
import { flagViolation } from '../../control-plane/flag-violation.ts';

const plugin = 'AlwaysPullImages';

const evaluate = (server: ComponentView): readonly Violation[] =>
  membersOf(server, 'enable-admission-plugins')?.includes(plugin) === true
    ? none
    : flagViolation(server, 'enable-admission-plugins', `does not enable ${plugin}`);

export const apiServerAlwaysPullImages = defineCheck({
  id: 'api-server-always-pull-images',
  title: 'Each pod should need a right of its own to its image',
  severity: 'info',
  reason: 'images on a node usable by every pod',
  rationale:
    'Who knows the name of a private image that is on the node starts it without the credentials of its registry.',
  controls: { cis: ['1.2.11'], kubescape: ['C-0123'] },
  sources: ['insider'],
  // It makes every start depend on the registry, and newer kubelets ask for the right themselves (KubeletEnsureSecretPulledImages).
  runs: 'on-request',
  target: apiServers,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Enable AlwaysPullImages where tenants share nodes and the registry is always there.',
  },
  examples: [
    {
      name: 'on',
      objects: staticPod('kube-apiserver', `--enable-admission-plugins=${plugin}`),
      violations: [],
    },
    { name: 'off', objects: staticPod('kube-apiserver'), violations: [commandPath] },
  ],
});
