import { objects } from '../../../../inventory/views/objects.ts';
import { versionOf } from '../../../../model/resource.ts';
import { assumedMinor, isBuiltIn, oldApiVersion } from '../../apis/built-in-apis.ts';
import { apiVersionPath } from '../../apis/replace-api-version.ts';
import { defineCheck, none } from '../../check.ts';
import { integer } from '../../parameter.ts';

export const alphaApiVersion = defineCheck({
  id: 'alpha-api-version',
  title: 'Objects should not be of an alpha version of an API',
  severity: 'low',
  reason: 'alpha API version',
  rationale:
    'Alpha versions are off unless a flag of the API server turns them on, are little tested, and may change or vanish with the next update, with all objects in them.',
  controls: { nsa: ['NSA-UPG-01'] },
  sources: ['supply-chain'],
  target: objects,
  parameters: {
    minor: integer(assumedMinor, 'Minor version of Kubernetes 1 that the cluster has, or will have.'),
  },
  evaluate: ({ resource: { reference } }, { parameters: { minor } }) => {
    const { apiVersion, kind } = reference;
    if (!versionOf(apiVersion).includes('alpha') || !isBuiltIn(apiVersion, kind)) return none;
    const old = oldApiVersion(apiVersion, kind);
    // Other checks tell what is gone, and what has a successor.
    if (old !== undefined && Math.min(old.removed ?? Infinity, old.deprecated ?? Infinity) <= minor)
      return none;
    return [{ path: apiVersionPath, detail: `${apiVersion} ${kind} is an alpha version` }];
  },
  remedy: { safety: 'choice', words: 'Use a stable version of the API, or do without the feature.' },
  examples: [
    {
      name: 'stable, and the alpha version of somebody else',
      objects: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
---
apiVersion: acme.example/v1alpha1
kind: Deployment
metadata: { name: web }
`,
      violations: [],
    },
    {
      name: 'an alpha version',
      objects: 'apiVersion: scheduling.k8s.io/v1alpha1\nkind: Workload\nmetadata: { name: web }',
      violations: ['/apiVersion'],
    },
    {
      name: 'gone, which another check says',
      objects: 'apiVersion: settings.k8s.io/v1alpha1\nkind: PodPreset\nmetadata: { name: web }',
      violations: [],
    },
  ],
});
