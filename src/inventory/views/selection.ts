import { type Inventory, namespaceOf } from '../inventory.ts';
import type { Target, View } from '../target.ts';
import type { LabelSelector } from './pod-spec.ts';
import { type BareTemplate, bareTemplates, type PodView, pods } from './pods.ts';

type Labels = Readonly<Record<string, string>>;

/** Whether a label selector (apimachinery meta/v1) selects these labels. An empty selector selects everything. */
export const selects = (selector: LabelSelector, labels: Labels): boolean => {
  for (const key in selector.matchLabels ?? {}) if (labels[key] !== selector.matchLabels?.[key]) return false;
  for (const { key = '', operator, values = [] } of selector.matchExpressions ?? []) {
    const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
    const isListed = value !== undefined && values.includes(value);
    if (operator === 'In' && !isListed) return false;
    if (operator === 'NotIn' && isListed) return false;
    if (operator === 'Exists' && value === undefined) return false;
    if (operator === 'DoesNotExist' && value !== undefined) return false;
  }
  return true;
};

/** Whether a selector selects whatever there is. */
export const isEmptySelector = ({ matchLabels, matchExpressions }: LabelSelector): boolean =>
  Object.keys(matchLabels ?? {}).length === 0 && (matchExpressions ?? []).length === 0;

/** Pods by namespace, and by namespace and label, so that a selector looks at few of them. */
interface PodIndex extends View {
  readonly byNamespace: ReadonlyMap<string, readonly PodView[]>;
  readonly byLabel: ReadonlyMap<string, readonly PodView[]>;
}

const none: readonly PodView[] = [];

const add = (index: Map<string, PodView[]>, key: string, pod: PodView): void => {
  const known = index.get(key);
  if (known === undefined) index.set(key, [pod]);
  else known.push(pod);
};

const indexPods = (inventory: Inventory): readonly PodIndex[] => {
  const byNamespace = new Map<string, PodView[]>();
  const byLabel = new Map<string, PodView[]>();
  const all = inventory.select(pods);
  for (const pod of all) {
    const namespace = namespaceOf(pod.resource);
    add(byNamespace, namespace, pod);
    for (const label in pod.metadata.labels)
      add(byLabel, `${namespace}/${label}=${pod.metadata.labels[label]}`, pod);
  }
  const first = all[0];
  return first === undefined ? [] : [{ resource: first.resource, byNamespace, byLabel }];
};

const podIndex: Target<PodIndex> = { id: 'pod-index', title: 'pods by label', views: indexPods };

/** Pods of a namespace. */
export const podsIn = (inventory: Inventory, namespace: string): readonly PodView[] =>
  inventory.select(podIndex)[0]?.byNamespace.get(namespace) ?? none;

/** Pods of a namespace that a selector selects. Linear in the smallest label's pods, not in all of them. */
export const podsMatching = (
  inventory: Inventory,
  namespace: string,
  selector: LabelSelector,
): readonly PodView[] => {
  const index = inventory.select(podIndex)[0];
  if (index === undefined) return none;
  let candidates = index.byNamespace.get(namespace) ?? none;
  let labels = 0;
  for (const key in selector.matchLabels ?? {}) {
    const labelled = index.byLabel.get(`${namespace}/${key}=${selector.matchLabels?.[key]}`) ?? none;
    if (labelled.length < candidates.length) candidates = labelled;
    labels++;
  }
  // The pods of one label, or of the namespace, are the answer already: most selectors ask for no more.
  if (labels < 2 && (selector.matchExpressions ?? none).length === 0) return candidates;
  return candidates.filter((pod) => selects(selector, pod.metadata.labels ?? {}));
};

interface BareIndex extends View {
  /** By namespace (`shop/`), and by namespace and label (`shop/app=web`). */
  readonly byKey: ReadonlyMap<string, readonly { readonly template: BareTemplate }[]>;
}

const bareIndex: Target<BareIndex> = {
  id: 'bare-template-index',
  title: 'pod templates without a spec by label',
  views: (inventory) => {
    const all = inventory.select(bareTemplates).flatMap((template) =>
      ['', ...Object.entries(template.labels).map(([key, value]) => `${key}=${value}`)].map((label) => ({
        template,
        key: `${namespaceOf(template.resource)}/${label}`,
      })),
    );
    const first = all[0];
    if (first === undefined) return [];
    return [{ resource: first.template.resource, byKey: Map.groupBy(all, ({ key }) => key) }];
  },
};

/** Whether a selector selects some pod of a namespace, be it one of which only the labels are known. */
export const selectsAny = (inventory: Inventory, namespace: string, selector: LabelSelector): boolean => {
  if (podsMatching(inventory, namespace, selector).length > 0) return true;
  const [label] = Object.entries(selector.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`);
  const candidates = inventory.select(bareIndex)[0]?.byKey.get(`${namespace}/${label ?? ''}`) ?? [];
  return candidates.some(({ template }) => selects(selector, template.labels));
};
