import { systemNamespaces } from '../../../../inventory/views/namespaces.ts';
import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

/** Control plane pods carry this label; add-ons that a cluster cannot do without have one of the two classes that Kubernetes made for them. */
const isClusterComponent = ({ metadata, spec }: PodView): boolean =>
  metadata.labels?.['tier'] === 'control-plane' || spec.priorityClassName?.startsWith('system-') === true;

const evaluate = (pod: PodView): readonly Violation[] => {
  const { kind, name, namespace } = pod.resource.reference;
  if (namespace === undefined || !systemNamespaces.includes(namespace)) return none;
  if (namespace === 'kube-system' && isClusterComponent(pod)) return none;
  return [
    {
      path: fieldPath('/metadata/namespace'),
      detail: `${kind} "${name}" has metadata.namespace "${namespace}", which belongs to the cluster`,
    },
  ];
};

export const systemNamespace = defineCheck({
  id: 'system-namespace',
  title: 'Applications must not live in the namespaces of the cluster',
  severity: 'medium',
  reason: 'in a system namespace',
  rationale:
    'Policies leave these namespaces out so as not to break the cluster, their Secrets and ServiceAccounts are strong ones, and among its components a foreign pod goes unnoticed.',
  controls: { nsa: ['NSA-NET-02'], attack: ['T1036.005'], trivy: ['KSV-0037'] },
  sources: ['malicious-actor', 'insider'],
  target: pods,
  evaluate,
  remedy: { safety: 'choice', words: 'Give the application a namespace of its own.' },
  examples: [
    {
      name: 'a namespace of its own',
      objects: `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { containers: [{ name: app }] }`,
      violations: [],
    },
    {
      name: 'an add-on that the cluster needs',
      objects: `apiVersion: apps/v1
kind: DaemonSet
metadata: { name: network, namespace: kube-system }
spec: { template: { spec: { priorityClassName: system-node-critical, containers: [{ name: agent }] } } }`,
      violations: [],
    },
    {
      name: 'an application in kube-system',
      objects: `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: kube-system }
spec: { template: { spec: { containers: [{ name: app }] } } }`,
      violations: ['/metadata/namespace'],
    },
    {
      name: 'nothing runs in kube-public',
      objects: `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: kube-public }
spec: { priorityClassName: system-node-critical, containers: [{ name: app }] }`,
      violations: ['/metadata/namespace'],
    },
  ],
});
