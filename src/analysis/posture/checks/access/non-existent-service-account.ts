import { type Inventory, namespaceOf } from '../../../../inventory/inventory.ts';
import { serviceAccountNameOf } from '../../../../inventory/views/effective.ts';
import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { documents } from '../../access/example-objects.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

const evaluate = (pod: PodView, inventory: Inventory): readonly Violation[] => {
  const name = serviceAccountNameOf(pod);
  // Every namespace has its default.
  if (name === 'default') return none;
  if (inventory.find('', 'ServiceAccount', namespaceOf(pod.resource), name) !== undefined) return none;
  const isKeptElsewhere = inventory.ofKind('', 'ServiceAccount').length === 0;
  return [
    {
      path: join(pod.path, pod.spec.serviceAccountName ? 'serviceAccountName' : 'serviceAccount'),
      detail: `ServiceAccount "${name}" is not among the objects read; without it no pod starts`,
      ...(isKeptElsewhere ? { severity: 'info' } : {}),
    },
  ];
};

const deployment = (account: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { template: { spec: { serviceAccountName: ${account}, containers: [{ name: app }] } } }`;

const account = (namespace: string): string => `apiVersion: v1
kind: ServiceAccount
metadata: { name: web, namespace: ${namespace} }`;

export const nonExistentServiceAccount = defineCheck({
  id: 'non-existent-service-account',
  title: 'The ServiceAccount of a workload must exist',
  severity: 'medium',
  reason: 'ServiceAccount not found',
  rationale:
    'The API server refuses each pod of the workload until somebody makes the account; whoever does decides with it what the workload may do.',
  controls: {
    nsa: ['NSA-AUTH-06'],
    kubescape: ['C-0307'],
    'kube-linter': ['non-existent-service-account'],
  },
  sources: ['insider'],
  target: pods,
  evaluate: (pod, { inventory }) => evaluate(pod, inventory),
  remedy: { safety: 'choice', words: 'Add the ServiceAccount to the namespace, or correct its name.' },
  examples: [
    {
      name: 'it is there',
      objects: documents(account('shop'), deployment('web')),
      violations: [],
    },
    {
      name: 'the default is always there',
      spec: '{ serviceAccountName: default, containers: [{ name: app }] }',
      violations: [],
    },
    {
      name: 'it is in another namespace',
      objects: documents(account('finance'), deployment('web')),
      violations: ['Deployment/web /spec/template/spec/serviceAccountName'],
    },
    {
      name: 'under the old name of the field',
      spec: '{ serviceAccount: web, containers: [{ name: app }] }',
      violations: ['/spec/serviceAccount'],
    },
  ],
});
