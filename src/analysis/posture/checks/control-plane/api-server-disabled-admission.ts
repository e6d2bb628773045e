import { type ComponentView, flagOf, membersOf, setFlag } from '../../../../inventory/views/component.ts';
import { apiServers } from '../../../../inventory/views/components.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { staticPod } from '../../control-plane/example-objects.ts';
import { flagViolation } from '../../control-plane/flag-violation.ts';

/** Plugins that are on by default and that security rests on. (kubernetes.io, "Admission Control in Kubernetes") */
const needed: readonly string[] = [
  'CertificateApproval',
  'CertificateSigning',
  'CertificateSubjectRestriction',
  'LimitRanger',
  'MutatingAdmissionWebhook',
  'NamespaceLifecycle',
  'NodeRestriction',
  'PodSecurity',
  'ResourceQuota',
  'ServiceAccount',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionWebhook',
];

const flag = 'disable-admission-plugins';

const disabled = (server: ComponentView): readonly string[] =>
  (membersOf(server, flag) ?? []).filter((plugin) => needed.includes(plugin));

const evaluate = (server: ComponentView): readonly Violation[] => {
  const wrong = disabled(server);
  return wrong.length === 0 ? none : flagViolation(server, flag, `disables ${wrong.join(', ')}`);
};

export const apiServerDisabledAdmission = defineCheck({
  id: 'api-server-disabled-admission',
  title: 'Admission plugins that security rests on must be on',
  severity: 'high',
  reason: 'admission plugin disabled',
  rationale:
    'Namespaces keep their labels, policies and quotas, and nobody sees that nothing reads them any more: pods, tokens or certificates are admitted unchecked.',
  controls: {
    nsa: ['NSA-POD-13'],
    cis: ['1.2.12', '1.2.13'],
    kubescape: ['C-0125', 'C-0126'],
    attack: ['T1562.001'],
  },
  sources: ['malicious-actor', 'insider'],
  target: apiServers,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Remove the plugin from --disable-admission-plugins.',
    operations: (server) => {
      const wrong = disabled(server);
      const left = (flagOf(server, flag)?.value ?? '').split(',').filter((plugin) => !wrong.includes(plugin));
      return setFlag(server, flag, left.join(','));
    },
  },
  examples: [
    {
      name: 'others',
      objects: staticPod('kube-apiserver', '--disable-admission-plugins=StorageObjectInUseProtection'),
      violations: [],
    },
    {
      name: 'one that is needed',
      objects: staticPod('kube-apiserver', '--disable-admission-plugins=PodSecurity,Priority'),
      violations: ['/spec/containers/0/command/1'],
    },
  ],
});
