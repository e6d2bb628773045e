import { type FieldPath, fieldPath } from '../../model/field-path.ts';
import type { Resource } from '../../model/resource.ts';
import { any, boolean, list, number, object, type Shape, type Shaped, string } from '../../model/shape.ts';
import type { Inventory } from '../inventory.ts';
import type { Target, View } from '../target.ts';
import { kindTarget } from './kind.ts';

const plugin = object({ name: string, path: string, configuration: any });

/** The file of `--admission-control-config-file`. */
export const admissionConfigurations = kindTarget(
  'admission-configurations',
  'every AdmissionConfiguration of API servers',
  ['apiserver.config.k8s.io/AdmissionConfiguration', 'apiserver.k8s.io/AdmissionConfiguration'],
  { plugins: list(plugin) },
);

/** The configuration of one plugin, within an AdmissionConfiguration or in a file of its own. */
export interface PluginView<T> extends View {
  readonly path: FieldPath;
  readonly configuration: T;
}

const podSecurity = object({
  defaults: object({
    enforce: string,
    'enforce-version': string,
    audit: string,
    warn: string,
  }),
  exemptions: object({ usernames: list(string), runtimeClasses: list(string), namespaces: list(string) }),
});

export type PodSecurityPluginView = PluginView<Shaped<typeof podSecurity>>;

/** Configurations of PodSecurity. (pod-security.admission.config.k8s.io/v1) */
export const podSecurityConfigurations: Target<PodSecurityPluginView> = {
  id: 'pod-security-configurations',
  title: 'every configuration of the PodSecurity admission plugin',
  views: (inventory) => [
    ...pluginsNamed(inventory, 'PodSecurity', podSecurity),
    ...ownFiles(inventory, 'pod-security.admission.config.k8s.io', 'PodSecurityConfiguration', podSecurity),
  ],
};

const imagePolicy = object({
  imagePolicy: object({
    kubeConfigFile: string,
    allowTTL: number,
    denyTTL: number,
    retryBackoff: number,
    defaultAllow: boolean,
  }),
});

export type ImagePolicyPluginView = PluginView<Shaped<typeof imagePolicy>>;

/** Configurations of ImagePolicyWebhook. */
export const imagePolicyConfigurations: Target<ImagePolicyPluginView> = {
  id: 'image-policy-configurations',
  title: 'every configuration of the ImagePolicyWebhook admission plugin',
  views: (inventory) => pluginsNamed(inventory, 'ImagePolicyWebhook', imagePolicy),
};

const pluginsNamed = <T>(inventory: Inventory, name: string, shape: Shape<T>): readonly PluginView<T>[] =>
  inventory
    .select(admissionConfigurations)
    .flatMap(({ resource, object: { plugins = [] } }) =>
      plugins.flatMap((one, index) =>
        one.name === name && one.configuration !== undefined
          ? viewsOf(inventory, resource, shape, one.configuration, `/plugins/${index}/configuration`)
          : [],
      ),
    );

const ownFiles = <T>(
  inventory: Inventory,
  group: string,
  kind: string,
  shape: Shape<T>,
): readonly PluginView<T>[] =>
  inventory
    .ofKind(group, kind)
    .flatMap((resource) => viewsOf(inventory, resource, shape, resource.object, ''));

const viewsOf = <T>(
  inventory: Inventory,
  resource: Resource,
  shape: Shape<T>,
  value: unknown,
  path: string,
): readonly PluginView<T>[] => {
  const configuration = inventory.read(shape, resource, value, path);
  return configuration === undefined ? [] : [{ resource, path: fieldPath(path), configuration }];
};
