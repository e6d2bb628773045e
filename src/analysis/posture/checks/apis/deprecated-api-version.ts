import { objects } from '../../../../inventory/views/objects.ts';
import { assumedMinor, oldApiVersion } from '../../apis/built-in-apis.ts';
import { advice, apiVersionPath, replaceApiVersion } from '../../apis/replace-api-version.ts';
import { defineCheck, none } from '../../check.ts';
import { integer } from '../../parameter.ts';

export const deprecatedApiVersion = defineCheck({
  id: 'deprecated-api-version',
  title: 'Objects should be of an API version that stays',
  severity: 'medium',
  reason: 'deprecated API version',
  rationale:
    'A later version of Kubernetes will not serve it. Manifests that are not ready for that are a reason to put off the update, and with it the fixes that it brings.',
  controls: { nsa: ['NSA-UPG-01'] },
  sources: ['supply-chain'],
  target: objects,
  parameters: {
    minor: integer(assumedMinor, 'Minor version of Kubernetes 1 that the cluster has, or will have.'),
  },
  evaluate: ({ resource: { reference } }, { parameters: { minor } }) => {
    const old = oldApiVersion(reference.apiVersion, reference.kind);
    if (old?.deprecated === undefined || old.deprecated > minor) return none;
    // What is gone is another check's; what has no successor yet leaves nothing to do.
    if ((old.removed ?? Infinity) <= minor || (old.replacement?.since ?? 0) > minor) return none;
    const end = old.removed === undefined ? '' : ` and goes with 1.${old.removed}`;
    return [
      {
        path: apiVersionPath,
        detail: `${old.apiVersion} ${reference.kind} is deprecated since Kubernetes 1.${old.deprecated}${end}; ${advice(old)}`,
      },
    ];
  },
  remedy: {
    safety: 'safe',
    words: 'Use the API version that takes its place, and rewrite the fields that changed.',
    operations: ({ resource }) => replaceApiVersion(resource),
  },
  examples: [
    {
      name: 'a version that stays',
      objects: 'apiVersion: storage.k8s.io/v1\nkind: VolumeAttributesClass\nmetadata: { name: fast }',
      violations: [],
    },
    {
      name: 'only the version has to change',
      objects: 'apiVersion: storage.k8s.io/v1beta1\nkind: VolumeAttributesClass\nmetadata: { name: fast }',
      violations: ['/apiVersion'],
    },
    {
      name: 'to be rewritten as another kind',
      objects: 'apiVersion: v1\nkind: Endpoints\nmetadata: { name: web }',
      violations: ['/apiVersion'],
    },
    {
      name: 'gone already',
      objects: 'apiVersion: batch/v1beta1\nkind: CronJob\nmetadata: { name: web }',
      violations: [],
    },
    {
      name: 'deprecated for the cluster that the profile names, which has its successor',
      objects: `
apiVersion: batch/v1beta1
kind: CronJob
metadata: { name: web }
---
apiVersion: flowcontrol.apiserver.k8s.io/v1beta2
kind: FlowSchema
metadata: { name: web }
`,
      parameters: { minor: 24 },
      violations: ['CronJob/web /apiVersion'],
    },
  ],
});
