import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

const evaluate = ({ path, spec }: PodView): readonly Violation[] => {
  const names = (spec.hostAliases ?? []).flatMap(({ hostnames = [] }) => hostnames);
  if (names.length === 0) return none;
  return [{ path: join(path, 'hostAliases'), detail: `pod names ${names.join(', ')} in hostAliases` }];
};

export const hostAliases = defineCheck({
  id: 'host-aliases',
  title: 'Pods should find hosts by DNS',
  severity: 'low',
  reason: 'names in /etc/hosts',
  rationale:
    'A name in hostAliases goes past DNS, its logs and its policies. Whoever may change the manifest sends the program to a server of their own, and nobody sees it.',
  controls: { attack: ['T1557', 'T1565.001'], trivy: ['KSV-0007'] },
  sources: ['insider', 'supply-chain'],
  target: pods,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Use a Service, of type ExternalName for a host outside, or an entry in the DNS of the cluster.',
  },
  examples: [
    { name: 'no aliases', spec: '{ hostAliases: [], containers: [{ name: app }] }', violations: [] },
    {
      name: 'a payment provider at another address',
      spec: '{ hostAliases: [{ ip: 192.0.2.1, hostnames: [pay.example.com] }], containers: [{ name: app }] }',
      violations: ['/spec/hostAliases'],
    },
  ],
});
