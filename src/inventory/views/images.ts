import { type FieldPath, join } from '../../model/field-path.ts';
import { type ImageReference, parseImageReference } from '../../model/image-reference.ts';
import type { Target, View } from '../target.ts';
import { type PodView, pods } from './pods.ts';

/** An image that a pod names, for a container or for a volume (Kubernetes 1.33, image volumes). */
export interface ImageUse {
  /** `container "web"`, `volume "models"`. */
  readonly holder: string;
  /** The text's own place. */
  readonly path: FieldPath;
  readonly text: string;
  /** `undefined` when the text is no image reference. */
  readonly reference: ImageReference | undefined;
  /** What the manifest says; see {@link pullPolicyOf} for what counts. */
  readonly pullPolicy: string | undefined;
  /** Where the pull policy belongs. */
  readonly pullPolicyPath: FieldPath;
}

/** A pod with the images that it names. */
export interface PodImages extends View {
  readonly pod: PodView;
  readonly images: readonly ImageUse[];
}

/** What a template engine or a script has yet to fill in: `$(IMAGE)`, `${TAG}`, `{{ .Values.image }}`, `<image>`. */
const placeholder = /[${}<>]/;

/** Every image that a pod names. Absent ones are filled in later, by a patch or an operator, and placeholders too: both are left out. */
const imagesOf = (pod: PodView): readonly ImageUse[] => {
  const uses: ImageUse[] = [];
  for (const { name, path, spec } of pod.containers) {
    if (spec.image === undefined || spec.image === '' || placeholder.test(spec.image)) continue;
    uses.push({
      holder: `container "${name}"`,
      path: join(path, 'image'),
      text: spec.image,
      reference: parseImageReference(spec.image),
      pullPolicy: spec.imagePullPolicy,
      pullPolicyPath: join(path, 'imagePullPolicy'),
    });
  }
  for (const [index, { name = '', image }] of (pod.spec.volumes ?? []).entries()) {
    if (image?.reference === undefined || image.reference === '' || placeholder.test(image.reference))
      continue;
    const path = join(pod.path, 'volumes', index, 'image');
    uses.push({
      holder: `volume "${name}"`,
      path: join(path, 'reference'),
      text: image.reference,
      reference: parseImageReference(image.reference),
      pullPolicy: image.pullPolicy,
      pullPolicyPath: join(path, 'pullPolicy'),
    });
  }
  return uses;
};

const viewImages = (pod: PodView): PodImages => ({ resource: pod.resource, pod, images: imagesOf(pod) });

/** Every pod spec with its images, taken apart once for all checks. */
export const podImages: Target<PodImages> = {
  id: 'pod-images',
  title: 'the images of every pod spec',
  views: (inventory) =>
    inventory.select(pods).map((pod) => {
      const { resource } = pod;
      return inventory.single('pod-images', resource, pod, viewImages);
    }),
};

/** The tag that counts: without tag and digest it is `latest`. */
export const tagOf = ({ tag, digest }: ImageReference): string | undefined =>
  tag ?? (digest === undefined ? 'latest' : undefined);

/** The pull policy that counts. (core/v1 defaults, SetDefaults_Container: Always for the tag `latest`, else IfNotPresent) */
export const pullPolicyOf = ({ pullPolicy, reference }: ImageUse): string => {
  if (pullPolicy !== undefined) return pullPolicy;
  return reference !== undefined && tagOf(reference) === 'latest' ? 'Always' : 'IfNotPresent';
};
