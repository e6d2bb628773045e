import { type Condition, isSet, type Manifest, named, releaseNamespace } from '../template/part.ts';
import { type Component, labels, selectorLabels } from './labels.ts';
import { isSplit } from './pod.ts';

const budget = (component: Component, when: Condition): Manifest => ({
  file: `${component}/disruption-budget.yaml`,
  when,
  object: {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: named(component), namespace: releaseNamespace, labels: labels(component) },
    spec: { maxUnavailable: 1, selector: { matchLabels: selectorLabels(component) } },
  },
});

/** One pod at a time may go. A single pod has none: it would only stop a node from being drained. */
export const disruptionBudgets: readonly Manifest[] = [
  budget('controller', isSplit),
  budget('api', isSplit),
  budget('admission', isSet('admission.enabled')),
];
