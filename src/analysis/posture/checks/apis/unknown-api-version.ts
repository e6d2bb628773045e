import type { View } from '../../../../inventory/target.ts';
import { objects } from '../../../../inventory/views/objects.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { groupOf } from '../../../../model/resource.ts';
import { isBuiltIn, isBuiltInGroup, servedAs } from '../../apis/built-in-apis.ts';
import { apiVersionPath } from '../../apis/replace-api-version.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

/**
 * Only kinds that Kubernetes has somewhere are judged: under `v1` there are files that no API server reads, a kubeconfig's Config for
 * one, and kinds of OpenShift.
 */
const evaluate = ({ resource: { reference } }: View): readonly Violation[] => {
  const { apiVersion, kind } = reference;
  if (isBuiltIn(apiVersion, kind) || !isBuiltInGroup(groupOf(apiVersion))) return none;
  const [right] = servedAs(kind);
  if (right === undefined) return none;
  const [rightVersion, rightKind] = right;
  const isMisspelt = rightKind !== kind;
  return [
    {
      path: isMisspelt ? fieldPath('/kind') : apiVersionPath,
      detail: `there is no ${apiVersion} ${kind}; ${isMisspelt ? 'the kind is written' : 'the kind is of'} ${isMisspelt ? rightKind : rightVersion}`,
    },
  ];
};

export const unknownApiVersion = defineCheck({
  id: 'unknown-api-version',
  title: 'A kind must be named with an API version that has it',
  severity: 'medium',
  reason: 'kind that the API version does not have',
  rationale:
    'The API server answers that there is no such kind, and what the object asks for does not happen. Scanners that go by the API version pass over it as well.',
  controls: {},
  sources: ['supply-chain', 'insider'],
  target: objects,
  evaluate,
  remedy: { safety: 'choice', words: 'Correct the apiVersion or the spelling of the kind.' },
  examples: [
    {
      name: 'current, old, of somebody else, and no object of an API server',
      objects: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
---
apiVersion: extensions/v1beta1
kind: Ingress
metadata: { name: web }
---
apiVersion: serving.knative.dev/v1
kind: Service
metadata: { name: web }
---
apiVersion: v1
kind: Config
metadata: { name: web }
`,
      violations: [],
    },
    {
      name: 'a version that never was, the group left out, and the group misspelt',
      objects: `
apiVersion: apps/v2
kind: Deployment
metadata: { name: a }
---
apiVersion: v1
kind: Deployment
metadata: { name: b }
---
apiVersion: app/v1
kind: Deployment
metadata: { name: c }
`,
      violations: ['Deployment/a /apiVersion', 'Deployment/b /apiVersion', 'Deployment/c /apiVersion'],
    },
    {
      name: 'the kind misspelt',
      objects: 'apiVersion: apps/v1\nkind: deployment\nmetadata: { name: web }',
      violations: ['/kind'],
    },
  ],
});
