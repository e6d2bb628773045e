import { bare, type Target, type View } from '../target.ts';

/** Every Kubernetes object, of whatever kind. What is scanned beside them, such as a Dockerfile, has no apiVersion of an API server. */
export const objects: Target<View> = {
  id: 'objects',
  title: 'every object, of whatever kind',
  views: (inventory) =>
    inventory.resources
      .filter(({ object }) => typeof object['apiVersion'] === 'string' && typeof object['kind'] === 'string')
      .map((resource) => inventory.single('object', resource, resource, bare)),
};
