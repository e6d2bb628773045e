import type { FieldPath } from '../../model/field-path.ts';
import type { Operation } from '../../model/operation.ts';
import type { View } from '../target.ts';
import type { ComponentFlag, FlagPlace } from './component-flags.ts';
import type { ContainerView, PodView } from './pods.ts';

export const componentNames = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-proxy',
  'kube-scheduler',
] as const;

export type ComponentName = (typeof componentNames)[number];

/** A component of the cluster as it is started: by the command line of a pod, or by kubeadm. */
export interface ComponentView extends View {
  readonly component: ComponentName;
  /** In the order in which they are given; of the same flag twice the last one counts. */
  readonly flags: readonly ComponentFlag[];
  /** What whoever starts it sets by itself. */
  readonly defaults: Readonly<Record<string, string>>;
  /** Whether settings also lie in a file of its own, so that a missing flag says nothing. */
  readonly hasFile: boolean;
  /** Where a flag belongs that is not there. */
  placeOf(name: string): FlagPlace;
  /** What runs it; `undefined` for kubeadm. */
  readonly pod: { readonly view: PodView; readonly container: ContainerView } | undefined;
}

/** A flag as it is given; `undefined` where it is not. */
export const flagOf = ({ flags }: ComponentView, name: string): ComponentFlag | undefined =>
  flags.findLast((flag) => flag.name === name);

/** The value that counts, given or set by whoever starts the component; `undefined` leaves it to the component's own default. */
export const settingOf = (view: ComponentView, name: string): string | undefined =>
  flagOf(view, name)?.value ?? (Object.hasOwn(view.defaults, name) ? view.defaults[name] : undefined);

/** The members of a flag that is a list: `--flag=a,b --flag=c` are three. */
export const membersOf = (view: ComponentView, name: string): readonly string[] | undefined => {
  const given = view.flags.filter((flag) => flag.name === name).map(({ value }) => value);
  const texts = given.length > 0 ? given : [settingOf(view, name)].filter((text) => text !== undefined);
  return texts.length === 0
    ? undefined
    : texts.flatMap((text) => text.split(',')).filter((text) => text !== '');
};

/** Where the flag is, or where it belongs. */
export const pathOfFlag = (view: ComponentView, name: string): FieldPath =>
  flagOf(view, name)?.path ?? view.placeOf(name).path;

/** Gives a flag a value, whether or not it is there. Nothing where the command line is a script. */
export const setFlag = (view: ComponentView, name: string, value: string): readonly Operation[] => {
  const flag = flagOf(view, name);
  if (flag === undefined) return view.placeOf(name).add?.(value) ?? [];
  return flag.replace?.(value) ?? [];
};

/** Takes a flag away, as often as it is given. */
export const removeFlag = (view: ComponentView, name: string): readonly Operation[] =>
  view.flags.filter((flag) => flag.name === name).flatMap(({ remove = [] }) => remove);
