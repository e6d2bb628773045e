import { type ComponentView, setFlag } from '../../../../inventory/views/component.ts';
import { apiServers } from '../../../../inventory/views/components.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { staticPod } from '../../control-plane/example-objects.ts';
import { mustBe } from '../../control-plane/flag-violation.ts';

const evaluate = (server: ComponentView): readonly Violation[] =>
  mustBe(server, 'service-account-lookup', 'true', 'true');

export const apiServerServiceAccountLookup = defineCheck({
  id: 'api-server-service-account-lookup',
  title: 'Tokens must end with their service account',
  severity: 'high',
  reason: 'service accounts not looked up',
  rationale:
    'A token whose Secret, pod or service account was deleted goes on working: who has stolen one cannot be locked out.',
  controls: { nsa: ['NSA-CP-12'], cis: ['1.2.21'], kubescape: ['C-0135'], attack: ['T1528'] },
  sources: ['malicious-actor', 'insider'],
  target: apiServers,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Remove --service-account-lookup, which is true by default.',
    operations: (server) => setFlag(server, 'service-account-lookup', 'true'),
  },
  examples: [
    { name: 'by default', objects: staticPod('kube-apiserver'), violations: [] },
    {
      name: 'off',
      objects: staticPod('kube-apiserver', '--service-account-lookup=false'),
      violations: ['/spec/containers/0/command/1'],
    },
  ],
});
