import { type FieldPath, join } from '../../model/field-path.ts';
import { applyOperations, type Operation, set } from '../../model/operation.ts';
import { groupOf, type Resource } from '../../model/resource.ts';
import type { Inventory } from '../inventory.ts';
import type { Target, View } from '../target.ts';
import { type ComponentFlag, flagsInExtraArgs, flagsInWords } from './component-flags.ts';
import { nodeConfigurations } from './kubeadm.ts';
import { type KubeletConfiguration, kubeletConfiguration, kubeletFlags } from './kubelet-configuration.ts';
import { typedValue } from './kubelet-flag-value.ts';
import { unitCommands } from './units.ts';

/** The settings of kubelets, from their file or from their flags. */
export interface KubeletView extends View {
  /** As far as they are given here; see {@link defaults}. */
  readonly settings: KubeletConfiguration;
  /** What holds where the settings say nothing; `elsewhere` when that is for the kubelet's file to say. */
  readonly defaults: 'own' | 'kubeadm' | 'elsewhere';
  /** Where a setting is, or belongs. */
  pathOf(...field: readonly string[]): FieldPath;
  /** Writes a setting. */
  write(field: readonly string[], value: string | number | boolean): readonly Operation[];
}

/** Every KubeletConfiguration, and the kubelet's flags in kubeadm's configuration. */
export const kubelets: Target<KubeletView> = {
  id: 'kubelets',
  title: 'every KubeletConfiguration, and the flags of kubelets in kubeadm and in units of systemd',
  views: (inventory) => [...inFiles(inventory), ...inKubeadm(inventory), ...inUnits(inventory)],
};

const fileOf = ({ origin }: Resource): string => (origin.kind === 'cluster' ? origin.context : origin.path);

/** Handed to kubeadm in one file with its own configuration, a KubeletConfiguration is completed by kubeadm. */
const inFiles = (inventory: Inventory): readonly KubeletView[] => {
  const ofKubelets = inventory.ofKind('kubelet.config.k8s.io', 'KubeletConfiguration');
  if (ofKubelets.length === 0) return [];
  const kubeadmFiles = new Set(
    inventory.resources
      .filter(({ reference }) => groupOf(reference.apiVersion) === 'kubeadm.k8s.io')
      .map(fileOf),
  );
  return ofKubelets.map((resource) => ({
    resource,
    settings: inventory.read(kubeletConfiguration, resource) ?? {},
    defaults: kubeadmFiles.has(fileOf(resource)) ? 'kubeadm' : 'own',
    pathOf: (...field) => join('', ...field),
    write: (field, value) => [set(resource.object, join('', ...field), value)],
  }));
};

const inKubeadm = (inventory: Inventory): readonly KubeletView[] =>
  inventory.select(nodeConfigurations).flatMap(({ resource, path, object }) => {
    const extraArgs = object.nodeRegistration?.kubeletExtraArgs;
    const flags = flagsInExtraArgs(extraArgs, join(path, 'nodeRegistration', 'kubeletExtraArgs'));
    return flags.length === 0 ? [] : [viewOfFlags(inventory, resource, flags)];
  });

/** What holds for a kubelet that is started without a file. (kubelet(8), defaults of flags) */
const flagDefaults: readonly (readonly [name: string, value: string])[] = [
  ['anonymous-auth', 'true'],
  ['authorization-mode', 'AlwaysAllow'],
  ['read-only-port', '10255'],
];

const inUnits = (inventory: Inventory): readonly KubeletView[] =>
  inventory.select(unitCommands).flatMap(({ resource, path, program, words, hasVariables, pathOfWord }) => {
    if (program !== 'kubelet') return [];
    const given = flagsInWords(words, pathOfWord).map(({ name, value, path: own }) => ({
      name,
      value,
      path: own,
    }));
    const hasFile = hasVariables || given.some(({ name }) => name === 'config');
    const unsaid = hasFile ? [] : flagDefaults.map(([name, value]) => ({ name, value, path }));
    const flags = [...unsaid, ...given];
    return flags.length === 0 ? [] : [viewOfFlags(inventory, resource, flags)];
  });

const viewOfFlags = (
  inventory: Inventory,
  resource: Resource,
  flags: readonly ComponentFlag[],
): KubeletView => {
  const written: Operation[] = [];
  const byField = new Map<string, ComponentFlag>();
  for (const flag of flags) {
    const known = Object.hasOwn(kubeletFlags, flag.name) ? kubeletFlags[flag.name] : undefined;
    if (known === undefined) continue;
    byField.set(known.field.join('.'), flag);
    written.push({ op: 'add', path: join('', ...known.field), value: typedValue(flag.value, known.type) });
  }
  const [first] = flags;
  return {
    resource,
    settings: inventory.read(kubeletConfiguration, resource, applyOperations({}, written)) ?? {},
    defaults: 'elsewhere',
    pathOf: (...field) => (byField.get(field.join('.')) ?? first)?.path ?? join(''),
    write: (field, value) => byField.get(field.join('.'))?.replace?.(String(value)) ?? [],
  };
};
