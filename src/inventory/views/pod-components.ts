import { type FieldPath, join } from '../../model/field-path.ts';
import { type Inventory, namespaceOf } from '../inventory.ts';
import { programName } from '../shell/shell-command.ts';
import { commandsInWords } from '../shell/shell-script.ts';
import { type ComponentName, type ComponentView, componentNames } from './component.ts';
import { type ComponentFlag, flagsInWords, placeInWords } from './component-flags.ts';
import { type ContainerView, type PodView, pods } from './pods.ts';

/** The components that pods start, static ones and others. */
export const componentsInPods = (inventory: Inventory): readonly ComponentView[] =>
  inventory
    .select(pods)
    .flatMap((pod) => pod.containers.flatMap((container) => componentIn(pod, container) ?? []));

interface Started {
  readonly component: ComponentName;
  readonly flags: readonly ComponentFlag[];
  readonly placeOf: ComponentView['placeOf'];
}

const componentIn = (pod: PodView, container: ContainerView): ComponentView | undefined => {
  const started = startedBy(container);
  if (started === undefined || (started.component === 'etcd' && !isOfControlPlane(pod))) return undefined;
  const { component, placeOf } = started;
  const flags = [...(component === 'etcd' ? flagsInEnvironment(container) : []), ...started.flags];
  return {
    resource: pod.resource,
    component,
    flags,
    defaults: {},
    hasFile: flags.some(({ name }) => name === 'config' || name === 'config-file'),
    placeOf,
    pod: { view: pod, container },
  };
};

/** Applications bring etcd of their own, which holds no Secrets of the cluster. */
const isOfControlPlane = ({ resource, metadata: { labels = {} } }: PodView): boolean =>
  namespaceOf(resource) === 'kube-system' || labels['tier'] === 'control-plane';

const startedBy = ({ path, spec }: ContainerView): Started | undefined => {
  const { command = [], args = [] } = spec;
  const words = [...command, ...args];
  const pathOf = (index: number): FieldPath =>
    index < command.length ? join(path, 'command', index) : join(path, 'args', index - command.length);
  const list = join(path, args.length > 0 ? 'args' : 'command');
  const at = words.findIndex((word) => !starters.test(word));
  const component =
    componentOf(words[at]) ?? (command.length === 0 ? componentOfImage(spec.image) : undefined);
  if (component !== undefined)
    return { component, flags: flagsInWords(words, pathOf), placeOf: (name) => placeInWords(list, name) };
  return inScript(words, list);
};

/** What only starts something else. */
const starters = /^(?:(?:\S*\/)?(?:tini|dumb-init|hyperkube|exec|nice|go-runner)|-.*)$/;

const componentOf = (word: string | undefined): ComponentName | undefined =>
  word === undefined ? undefined : componentNames.find((name) => name === programName(word));

/** `registry.k8s.io/kube-scheduler:v1.34.0` without a command runs what it is called. */
const componentOfImage = (image: string | undefined): ComponentName | undefined =>
  componentOf(image?.replace(/[:@][^/]*$/, ''));

const inScript = (words: readonly string[], list: FieldPath): Started | undefined => {
  if (!words.some((word) => componentNames.some((name) => word.includes(name)))) return undefined;
  for (const { call } of commandsInWords(words)) {
    const component = componentOf(call[0]);
    if (component === undefined) continue;
    const flags = flagsInWords(call, () => list).map(({ name, value, path }) => ({ name, value, path }));
    return { component, flags, placeOf: () => ({ path: list }) };
  }
  return undefined;
};

/** etcd reads `ETCD_CLIENT_CERT_AUTH` as `--client-cert-auth`; a flag comes over it. (etcd, "Configuration options") */
const flagsInEnvironment = ({ path, spec }: ContainerView): readonly ComponentFlag[] =>
  (spec.env ?? []).flatMap(({ name = '', value }, index) => {
    if (!name.startsWith('ETCD_') || value === undefined) return [];
    const own = join(path, 'env', index, 'value');
    return [
      {
        name: name.slice('ETCD_'.length).toLowerCase().replaceAll('_', '-'),
        value: String(value),
        path: own,
        replace: (other: string) => [{ op: 'replace' as const, path: own, value: other }],
      },
    ];
  });
