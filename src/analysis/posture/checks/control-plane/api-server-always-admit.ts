import { type ComponentView, membersOf } from '../../../../inventory/views/component.ts';
import { apiServers } from '../../../../inventory/views/components.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { staticPod } from '../../control-plane/example-objects.ts';
import { flagViolation } from '../../control-plane/flag-violation.ts';

const evaluate = (server: ComponentView): readonly Violation[] =>
  membersOf(server, 'enable-admission-plugins')?.includes('AlwaysAdmit') === true
    ? flagViolation(server, 'enable-admission-plugins', 'enables AlwaysAdmit')
    : none;

export const apiServerAlwaysAdmit = defineCheck({
  id: 'api-server-always-admit',
  title: 'AlwaysAdmit must be off',
  severity: 'medium',
  reason: 'AlwaysAdmit on',
  rationale:
    'The plugin looks like a safeguard in the list and admits everything; it is deprecated since Kubernetes 1.13.',
  controls: { cis: ['1.2.10'], kubescape: ['C-0122'] },
  sources: ['malicious-actor', 'insider'],
  target: apiServers,
  evaluate,
  remedy: { safety: 'choice', words: 'Remove AlwaysAdmit from --enable-admission-plugins.' },
  examples: [
    {
      name: 'off',
      objects: staticPod('kube-apiserver', '--enable-admission-plugins=NodeRestriction'),
      violations: [],
    },
    {
      name: 'on',
      objects: staticPod('kube-apiserver', '--enable-admission-plugins=NodeRestriction,AlwaysAdmit'),
      violations: ['/spec/containers/0/command/1'],
    },
  ],
});
