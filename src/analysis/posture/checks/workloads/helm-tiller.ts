import { podImages } from '../../../../inventory/views/images.ts';
import { defineCheck } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

/** Names under which it was published: `gcr.io/kubernetes-helm/tiller`, `ghcr.io/helm/tiller`, mirrors, and forks such as `tiller-arm`. */
const isTiller = (repository: string): boolean =>
  /^tiller(?:-|$)/.test(repository.slice(repository.lastIndexOf('/') + 1));

export const helmTiller = defineCheck({
  id: 'helm-tiller',
  title: "Helm 2's Tiller must not run",
  severity: 'high',
  reason: 'Tiller runs',
  rationale:
    'Tiller takes orders from everybody who reaches its port, without asking who they are, and carries them out with rights that are mostly those of an administrator. It has had no fixes since 2020.',
  controls: { attack: ['T1210', 'T1068'], trivy: ['KSV-0102'] },
  sources: ['malicious-actor', 'insider'],
  target: podImages,
  evaluate: ({ images }) =>
    violationsIn(images, ({ reference, holder, path, text }) =>
      reference !== undefined && isTiller(reference.repository)
        ? { path, detail: `${holder} runs Tiller from image "${text}"` }
        : undefined,
    ),
  remedy: {
    safety: 'choice',
    words: 'Move the releases to Helm 3 or newer, and delete Tiller with its rights.',
  },
  examples: [
    {
      name: 'something else with a similar name',
      spec: '{ containers: [{ name: app, image: "ghcr.io/acme/distiller:1" }] }',
      violations: [],
    },
    {
      name: 'Tiller from its last home, and from a mirror',
      spec: '{ containers: [{ name: a, image: "ghcr.io/helm/tiller:v2.17.0" }], initContainers: [{ name: b, image: "docker.io/tiller:latest" }] }',
      violations: ['/spec/containers/0/image', '/spec/initContainers/0/image'],
    },
  ],
});
