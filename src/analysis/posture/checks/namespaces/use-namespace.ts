import type { View } from '../../../../inventory/target.ts';
import { placed } from '../../../../inventory/views/placed.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import type { Resource } from '../../../../model/resource.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

/** A chart leaves the namespace to the release. */
const isReleased = ({ origin }: Resource): boolean => origin.kind === 'rendered' && origin.by === 'helm';

/** The Service of the API server itself, which every cluster makes in default and remakes. */
const isOfTheCluster = ({ reference: { kind, name } }: Resource): boolean =>
  kind === 'Service' && name === 'kubernetes';

const evaluate = ({ resource }: View): readonly Violation[] => {
  const { kind, name, namespace } = resource.reference;
  const path = fieldPath('/metadata/namespace');
  if (isOfTheCluster(resource)) return none;
  if (namespace === 'default')
    return [
      { path, detail: `${kind} "${name}" has metadata.namespace "default": give the application its own` },
    ];
  if (namespace !== undefined || isReleased(resource)) return none;
  return [
    {
      path,
      detail: `${kind} "${name}" has no metadata.namespace: it lands in "default" unless the one who applies it says otherwise`,
      severity: 'info',
    },
  ];
};

export const useNamespace = defineCheck({
  id: 'use-namespace',
  title: 'Applications must not live in namespace default',
  severity: 'low',
  reason: 'in namespace default',
  rationale:
    'Quotas, network policies, Pod Security labels and roles are given by namespace. What lives in default shares them with whatever else was put there.',
  controls: {
    nsa: ['NSA-NET-01'],
    cis: ['5.7.1', '5.7.4'],
    kubescape: ['C-0061', 'C-0212'],
    trivy: ['KSV-0110'],
    'kube-linter': ['use-namespace'],
  },
  sources: ['malicious-actor', 'insider'],
  target: placed,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Set metadata.namespace to a namespace of the application; objects cannot be moved, so make it anew there.',
  },
  examples: [
    {
      name: 'a namespace of its own',
      objects: `apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }`,
      violations: [],
    },
    {
      name: 'the Service of the API server',
      objects: `apiVersion: v1
kind: Service
metadata: { name: kubernetes, namespace: default }`,
      violations: [],
    },
    {
      name: 'the default one, by name and by silence',
      objects: `apiVersion: v1
kind: Service
metadata: { name: web, namespace: default }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec: { template: { spec: { containers: [{ name: app }] } } }`,
      violations: ['Service/web /metadata/namespace', 'Deployment/web /metadata/namespace'],
    },
    {
      name: 'without a spec, as in a patch',
      objects: `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: default }`,
      violations: ['/metadata/namespace'],
    },
  ],
});
