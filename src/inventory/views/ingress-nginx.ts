import { type FieldPath, join } from '../../model/field-path.ts';
import { map, object, string } from '../../model/shape.ts';
import { type Inventory, namespaceOf } from '../inventory.ts';
import type { Target, View } from '../target.ts';
import { podImages } from './images.ts';
import type { PodView } from './pods.ts';

/** A container that runs the Kubernetes project's own ingress-nginx; NGINX Inc.'s controller is another program. */
export interface IngressNginx extends View {
  readonly pod: PodView;
  readonly image: string;
  /** Of the image. */
  readonly path: FieldPath;
  /** Major, minor and patch version, as far as the tag tells. */
  readonly version: readonly [number, number, number] | undefined;
}

const repositories = /(^|\/)(ingress-nginx\/controller|nginx-ingress-controller)(-chroot)?$/;

const versionOf = (tag = ''): IngressNginx['version'] => {
  const [, major, minor, patch] = /^v?(\d{1,4})\.(\d{1,4})\.(\d{1,4})\b/.exec(tag) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor), Number(patch)];
};

export const ingressNginx: Target<IngressNginx> = {
  id: 'ingress-nginx',
  title: 'every container of ingress-nginx',
  views: (inventory) =>
    inventory
      .select(podImages)
      .flatMap(({ resource, pod, images }) =>
        images.flatMap(({ text, path, reference }) =>
          reference !== undefined && repositories.test(reference.repository)
            ? [{ resource, pod, image: text, path, version: versionOf(reference.tag) }]
            : [],
        ),
      ),
};

/** Settings that the controller reads from a ConfigMap: `--configmap=$(POD_NAMESPACE)/ingress-nginx-controller`. */
export interface NginxSettings extends View {
  readonly data: Readonly<Record<string, string>>;
}

const settings = object({ data: map(string) });

const settingsOfArgument = (
  inventory: Inventory,
  pod: PodView,
  argument: string,
): NginxSettings | undefined => {
  const [, namespace, name] = /^--configmap=([^/]+)\/([^/]+)$/.exec(argument) ?? [];
  if (namespace === undefined || name === undefined) return undefined;
  const home = namespace.startsWith('$(') ? namespaceOf(pod.resource) : namespace;
  const resource = inventory.find('', 'ConfigMap', home, name);
  return resource && { resource, data: inventory.read(settings, resource)?.data ?? {} };
};

/** `undefined` where the ConfigMap is not among the objects read. */
export const settingsOf = (inventory: Inventory, { pod, path }: IngressNginx): NginxSettings | undefined => {
  const container = pod.containers.find((one) => join(one.path, 'image') === path);
  for (const argument of container?.spec.args ?? []) {
    const found = settingsOfArgument(inventory, pod, argument);
    if (found !== undefined) return found;
  }
  return undefined;
};
