import {
  type PodSecurityPluginView,
  podSecurityConfigurations,
} from '../../../../inventory/views/admission-configuration.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { admission } from '../../configuration/example-objects.ts';
import { violationsIn } from '../../violations.ts';

/** Controllers create the pods of everybody's workloads, so exempting one exempts whoever may create a workload. */
const isController = (name: string): boolean => name.startsWith('system:serviceaccount:kube-system:');

const evaluate = ({ path, configuration: { exemptions } }: PodSecurityPluginView): readonly Violation[] =>
  violationsIn(exemptions?.usernames, (name, index) => ({
    path: join(path, 'exemptions', 'usernames', index),
    detail: isController(name)
      ? `exempting "${name}" exempts everybody who may create what it controls`
      : `"${name}" is exempt in every namespace`,
    ...(isController(name) ? { severity: 'high' as const } : {}),
  }));

export const admissionPodSecurityExemptions = defineCheck({
  id: 'admission-pod-security-exemptions',
  title: 'No user should be exempt from Pod Security',
  severity: 'medium',
  reason: 'user exempt from Pod Security',
  rationale:
    'The exemption holds in every namespace and is not seen in any: one credential starts privileged pods wherever its owner may start pods.',
  controls: { nsa: ['NSA-POD-13'], cis: ['5.2.1'], attack: ['T1610', 'T1562.001'] },
  sources: ['malicious-actor', 'insider'],
  target: podSecurityConfigurations,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Remove the user, and exempt the one namespace in which the pods have to run.',
  },
  examples: [
    {
      name: 'a namespace',
      objects: admission('PodSecurity', '{ exemptions: { usernames: [], namespaces: [kube-system] } }'),
      violations: [],
    },
    {
      name: 'a user and a controller',
      objects: admission(
        'PodSecurity',
        '{ exemptions: { usernames: [ada, "system:serviceaccount:kube-system:replicaset-controller"] } }',
      ),
      violations: [
        '/plugins/0/configuration/exemptions/usernames/0',
        '/plugins/0/configuration/exemptions/usernames/1',
      ],
    },
  ],
});
