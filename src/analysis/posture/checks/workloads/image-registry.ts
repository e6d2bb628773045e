import { type PodImages, podImages } from '../../../../inventory/views/images.ts';
import { imageNameOf } from '../../../../model/image-reference.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { texts } from '../../parameter.ts';
import { violationsIn } from '../../violations.ts';
import { placeOf } from '../../workloads/registries.ts';

interface Places {
  readonly trusted: readonly string[];
  readonly forbidden: readonly string[];
}

/** An image that cannot be read is trusted by nobody. Without any list nothing is: then the finding says so, at the lowest severity. */
const evaluate = ({ images }: PodImages, { trusted, forbidden }: Places): readonly Violation[] =>
  violationsIn(images, ({ reference, holder, path, text }) => {
    const image = `${holder} runs image "${text}"`;
    const bad = reference && placeOf(reference, forbidden);
    if (bad !== undefined) return { path, detail: `${image} from ${bad}, which is forbidden` };
    if (trusted.length === 0)
      return forbidden.length > 0
        ? undefined
        : { path, detail: `${image}, and no registry is named as trusted`, severity: 'info' };
    if (reference !== undefined && placeOf(reference, trusted) !== undefined) return undefined;
    const name = reference === undefined ? '' : ` (${imageNameOf(reference)})`;
    return { path, detail: `${image}${name}, which comes from no trusted registry` };
  });

export const imageRegistry = defineCheck({
  id: 'image-registry',
  title: 'Images must come from trusted registries',
  severity: 'medium',
  reason: 'image from an untrusted registry',
  rationale:
    'Anybody may publish to a public registry, under names that look like others: a typing error there runs a stranger. What comes through a registry of the house was scanned, signed and can be recalled.',
  controls: {
    nsa: ['NSA-POD-07'],
    cis: ['5.5.1'],
    attack: ['T1204.003', 'T1195.002'],
    kubescape: ['C-0001', 'C-0078'],
    trivy: ['KSV-0032', 'KSV-0033', 'KSV-0034', 'KSV-0035', 'KSV-0125'],
  },
  sources: ['supply-chain', 'insider'],
  // Only the house knows whom it trusts.
  runs: 'on-request',
  target: podImages,
  parameters: {
    trusted: texts([], 'Registries, folders of registries, or *.domains from which images may come.'),
    forbidden: texts([], 'Registries, folders or *.domains from which none may come, trusted or not.'),
  },
  evaluate: (pod, { parameters }) => evaluate(pod, parameters),
  remedy: {
    safety: 'choice',
    words: 'Name the trusted registries in the profile, and copy the image into one of them.',
  },
  examples: [
    {
      name: 'from a trusted folder and a trusted domain',
      spec: '{ containers: [{ name: app, image: "ghcr.io/acme/web:1" }, { name: log, image: "eu.acme.example/log:2" }] }',
      parameters: { trusted: ['ghcr.io/acme', '*.acme.example'] },
      violations: [],
    },
    {
      name: 'from Docker Hub by default, and from a look-alike',
      spec: '{ containers: [{ name: app, image: "ghcr.io/acme-evil/web:1" }], initContainers: [{ name: setup, image: busybox }] }',
      parameters: { trusted: ['ghcr.io/acme'] },
      violations: ['/spec/containers/0/image', '/spec/initContainers/0/image'],
    },
    {
      name: 'from a forbidden folder of a trusted registry',
      spec: '{ containers: [{ name: app, image: "ghcr.io/attic/web:1" }, { name: log, image: "ghcr.io/acme/log:1" }] }',
      parameters: { trusted: ['ghcr.io'], forbidden: ['ghcr.io/attic'] },
      violations: ['/spec/containers/0/image'],
    },
    {
      name: 'no list at all',
      spec: '{ containers: [{ name: app, image: "ghcr.io/acme/web:1" }] }',
      violations: ['/spec/containers/0/image'],
    },
  ],
});
