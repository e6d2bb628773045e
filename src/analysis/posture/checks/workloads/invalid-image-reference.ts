import { podImages } from '../../../../inventory/views/images.ts';
import type { Resource } from '../../../../model/resource.ts';
import { defineCheck } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

/** OpenShift writes the image of an ImageChange trigger into the DeploymentConfig; until then a blank holds its place. */
const isFilledIn = ({ reference: { kind } }: Resource, text: string): boolean =>
  kind === 'DeploymentConfig' && text.trim() === '';

export const invalidImageReference = defineCheck({
  id: 'invalid-image-reference',
  title: 'Image references must be well-formed',
  severity: 'medium',
  reason: 'malformed image reference',
  rationale:
    'The API server takes any text, the kubelet does not: the pod hangs in InvalidImageName. Rules on registries and tags cannot judge such a text either.',
  controls: {},
  sources: ['supply-chain'],
  target: podImages,
  evaluate: ({ resource, images }) =>
    violationsIn(images, ({ reference, holder, path, text }) =>
      reference === undefined && !isFilledIn(resource, text)
        ? { path, detail: `${holder} names the image "${text}", which is no image reference` }
        : undefined,
    ),
  remedy: {
    safety: 'choice',
    words: 'Write registry/name:tag or registry/name@sha256:…, the name in lower case and without a scheme.',
  },
  examples: [
    {
      name: 'all forms of a reference',
      spec: `
containers:
  - { name: a, image: nginx }
  - { name: b, image: 'localhost:5000/team/web:1.0_rc-1' }
  - { name: c, image: '[2001:db8::1]:5000/web@sha256:9f8e7d6c5b4a39281706f5e4d3c2b1a0998877665544332211ffeeddccbbaa00' }
`,
      violations: [],
    },
    {
      name: 'a blank that a trigger fills in',
      objects: `
apiVersion: apps.openshift.io/v1
kind: DeploymentConfig
metadata: { name: web }
spec: { template: { spec: { containers: [{ name: app, image: ' ' }] } } }
`,
      violations: [],
    },
    {
      name: 'a scheme, capitals, a space, half a digest',
      spec: `
containers:
  - { name: a, image: 'https://ghcr.io/acme/web' }
  - { name: b, image: 'ghcr.io/Acme/web:1' }
  - { name: c, image: 'nginx :1.27' }
  - { name: d, image: 'nginx@sha256:abc' }
`,
      violations: [
        '/spec/containers/0/image',
        '/spec/containers/1/image',
        '/spec/containers/2/image',
        '/spec/containers/3/image',
      ],
    },
  ],
});
