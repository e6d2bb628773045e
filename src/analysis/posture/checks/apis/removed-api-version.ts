import { objects } from '../../../../inventory/views/objects.ts';
import { assumedMinor, oldApiVersion } from '../../apis/built-in-apis.ts';
import { advice, apiVersionPath, replaceApiVersion } from '../../apis/replace-api-version.ts';
import { defineCheck, none } from '../../check.ts';
import { integer } from '../../parameter.ts';

export const removedApiVersion = defineCheck({
  id: 'removed-api-version',
  title: 'Objects must be of an API version that the cluster serves',
  severity: 'high',
  reason: 'API version no longer served',
  rationale:
    'The API server answers that there is no such kind: the object cannot be made or changed any more, and what it asks for, a policy or a rollout, does not happen. It holds back the update of the cluster, too.',
  controls: { nsa: ['NSA-UPG-01'], 'kube-linter': ['no-extensions-v1beta'] },
  sources: ['supply-chain'],
  target: objects,
  parameters: {
    minor: integer(assumedMinor, 'Minor version of Kubernetes 1 that the cluster has, or will have.'),
  },
  evaluate: ({ resource: { reference } }, { parameters }) => {
    const old = oldApiVersion(reference.apiVersion, reference.kind);
    if (old?.removed === undefined || old.removed > parameters.minor) return none;
    return [
      {
        path: apiVersionPath,
        detail: `${old.apiVersion} ${reference.kind} is not served since Kubernetes 1.${old.removed}; ${advice(old)}`,
      },
    ];
  },
  remedy: {
    safety: 'safe',
    words: 'Use the API version that took its place, and rewrite the fields that changed.',
    operations: ({ resource }) => replaceApiVersion(resource),
  },
  examples: [
    {
      name: 'served',
      objects: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }',
      violations: [],
    },
    {
      name: 'a kind of somebody else in a version of the same name',
      objects: 'apiVersion: acme.example/v1beta1\nkind: Ingress\nmetadata: { name: web }',
      violations: [],
    },
    {
      name: 'only the version has to change',
      objects: 'apiVersion: batch/v1beta1\nkind: CronJob\nmetadata: { name: web }',
      violations: ['/apiVersion'],
    },
    {
      name: 'a budget with a selector, and one that selects nothing until its version changes',
      objects: `
apiVersion: policy/v1beta1
kind: PodDisruptionBudget
metadata: { name: web }
spec: { selector: { matchLabels: { app: web } } }
---
apiVersion: policy/v1beta1
kind: PodDisruptionBudget
metadata: { name: all }
spec: { selector: {} }
`,
      violations: ['PodDisruptionBudget/web /apiVersion', 'PodDisruptionBudget/all /apiVersion'],
    },
    {
      name: 'to be rewritten, and gone for good',
      objects: `
apiVersion: extensions/v1beta1
kind: Ingress
metadata: { name: web }
---
apiVersion: policy/v1beta1
kind: PodSecurityPolicy
metadata: { name: web }
`,
      violations: ['Ingress/web /apiVersion', 'PodSecurityPolicy/web /apiVersion'],
    },
    {
      name: 'still served by the cluster that the profile names',
      objects: 'apiVersion: batch/v1beta1\nkind: CronJob\nmetadata: { name: web }',
      parameters: { minor: 24 },
      violations: [],
    },
  ],
});
