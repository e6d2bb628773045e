import { type FieldPath, fieldPath, join } from '../../model/field-path.ts';
import type { Resource } from '../../model/resource.ts';
import { object } from '../../model/shape.ts';
import type { Inventory } from '../inventory.ts';
import type { Target } from '../target.ts';
import { metadata } from './metadata.ts';
import { type PodView, pods } from './pods.ts';

/** Annotations, of an object or of the pods that it makes. */
export interface AnnotatedView {
  readonly resource: Resource;
  /** Of the annotations in the object. */
  readonly path: FieldPath;
  readonly annotations: Readonly<Record<string, string>>;
}

const shape = object({ metadata });

/** Whatever has annotations. */
export const annotated: Target<AnnotatedView> = {
  id: 'annotated',
  title: 'every object and pod template with annotations',
  views: (inventory) => [
    ...inventory.resources.flatMap((resource) => inventory.single('annotated', resource, resource, ownOf)),
    ...inventory.select(pods).flatMap((pod) => inventory.single('annotated-pods', pod.resource, pod, ofPod)),
  ],
};

const ownOf = (resource: Resource, inventory: Inventory): readonly AnnotatedView[] => {
  const annotations = inventory.read(shape, resource)?.metadata?.annotations;
  return annotations === undefined
    ? []
    : [{ resource, path: fieldPath('/metadata/annotations'), annotations }];
};

const ofPod = ({ resource, metadata: { annotations }, metadataPath }: PodView): readonly AnnotatedView[] =>
  annotations === undefined || metadataPath === '/metadata'
    ? []
    : [{ resource, path: join(metadataPath, 'annotations'), annotations }];
