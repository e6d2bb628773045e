import {
  type PodSecurityPluginView,
  podSecurityConfigurations,
} from '../../../../inventory/views/admission-configuration.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { admission } from '../../configuration/example-objects.ts';

/** Without a default a namespace without labels admits everything. (kubernetes.io, "Configure the Admission Controller") */
const evaluate = ({ path, configuration: { defaults } }: PodSecurityPluginView): readonly Violation[] => {
  const level = defaults?.enforce ?? '';
  if (level === 'baseline' || level === 'restricted') return none;
  const detail = `namespaces without labels enforce ${level === '' ? 'no level' : level}`;
  return [{ path: join(path, 'defaults', 'enforce'), detail }];
};

export const admissionPodSecurityDefaults = defineCheck({
  id: 'admission-pod-security-defaults',
  title: 'Namespaces without labels must enforce a Pod Security level',
  severity: 'medium',
  reason: 'no Pod Security level by default',
  rationale: 'Whoever may create a namespace, or finds one that was forgotten, starts privileged pods in it.',
  controls: { nsa: ['NSA-POD-13'], cis: ['5.2.1'], kubescape: ['C-0192'], attack: ['T1610', 'T1611'] },
  sources: ['malicious-actor', 'insider'],
  target: podSecurityConfigurations,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Set defaults.enforce to baseline, and exempt the namespaces that need more.',
  },
  examples: [
    {
      name: 'baseline',
      objects: admission('PodSecurity', '{ defaults: { enforce: baseline } }'),
      violations: [],
    },
    {
      name: 'in a file of its own',
      objects:
        '{ apiVersion: pod-security.admission.config.k8s.io/v1, kind: PodSecurityConfiguration, defaults: { enforce: privileged, warn: restricted } }',
      violations: ['/defaults/enforce'],
    },
    {
      name: 'none',
      objects: admission('PodSecurity', '{ defaults: { audit: baseline } }'),
      violations: ['/plugins/0/configuration/defaults/enforce'],
    },
  ],
});
