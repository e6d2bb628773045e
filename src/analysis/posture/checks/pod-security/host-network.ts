import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { securityContextsOf } from '../../../../inventory/views/security-contexts.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

const evaluate = ({ path, spec }: PodView): readonly Violation[] =>
  spec.hostNetwork === true
    ? [{ path: join(path, 'hostNetwork'), detail: 'pod sets hostNetwork to true' }]
    : none;

/** The API server wants hostNetwork in a pod with HostProcess containers. */
const needsHostNetwork = (pod: PodView): boolean =>
  securityContextsOf(pod).some(({ context }) => context.windowsOptions?.hostProcess === true);

export const hostNetwork = defineCheck({
  id: 'host-network',
  title: "Pods must not share the node's network",
  severity: 'high',
  reason: 'node network namespace',
  rationale:
    'Such a pod reaches what listens on the node only (kubelet, metadata service, etcd), can record the traffic of the node, and no NetworkPolicy applies to it.',
  controls: {
    nsa: ['NSA-POD-19'],
    pss: ['hostNamespaces'],
    cis: ['5.2.5'],
    attack: ['T1611', 'T1040'],
    kubescape: ['C-0041', 'C-0196', 'C-0216'],
    trivy: ['KSV-0009'],
    'kube-linter': ['host-network'],
    polaris: ['hostNetworkSet'],
  },
  sources: ['malicious-actor', 'supply-chain', 'insider'],
  target: pods,
  standard: { control: 'hostNamespaces', level: 'baseline', revisions: [{ since: 0, evaluate }] },
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Remove hostNetwork, and expose the ports by a Service.',
    operations: (pod, violation) =>
      needsHostNetwork(pod) ? [] : [{ op: 'replace', path: violation.path, value: false }],
  },
  examples: [
    { name: 'own network', spec: '{ containers: [{ name: app }] }', violations: [] },
    {
      name: "the node's network",
      spec: '{ hostNetwork: true, containers: [{ name: app }] }',
      violations: ['/spec/hostNetwork'],
    },
    {
      name: 'no repair in a HostProcess pod',
      spec: '{ os: { name: windows }, hostNetwork: true, securityContext: { windowsOptions: { hostProcess: true } }, containers: [{ name: app }] }',
      violations: ['/spec/hostNetwork'],
    },
  ],
});
