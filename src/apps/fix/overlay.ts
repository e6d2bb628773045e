import { strictly } from '../../model/operation.ts';
import { groupOf, versionOf } from '../../model/resource.ts';
import { renderItems } from '../../sources/manifests/edit/render-value.ts';
import type { RepairedObject } from './repair.ts';

const layout = { newline: '\n', step: 2, dashIndent: 2, quote: '"', isJson: false, isSpaced: true } as const;

/** A kustomization whose patches (JSON6902) repair the objects of its resources; the files themselves stay as they are. */
export const renderOverlay = (objects: readonly RepairedObject[], resources: readonly string[]): string => {
  const patches = objects.map(({ resource, operations }) => ({
    target: targetOf(resource.reference),
    patch: strictly(resource.object, operations),
  }));
  return [
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n',
    resources.length === 0 ? '' : `resources:\n${renderItems(resources, 2, layout).join('\n')}\n`,
    patches.length === 0 ? '' : 'patches:\n',
    ...patches.map(
      ({ target, patch }) =>
        `${renderItems([{ target }], 2, layout).join('\n')}\n    patch: |-\n${renderItems(patch, 6, layout).join('\n')}\n`,
    ),
  ].join('');
};

const targetOf = ({ apiVersion, kind, namespace, name }: RepairedObject['resource']['reference']) => ({
  ...(groupOf(apiVersion) === '' ? {} : { group: groupOf(apiVersion) }),
  version: versionOf(apiVersion),
  kind,
  name,
  ...(namespace === undefined ? {} : { namespace }),
});
