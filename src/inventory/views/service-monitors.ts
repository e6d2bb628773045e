import { boolean, list, object, string } from '../../model/shape.ts';
import { type Inventory, namespaceOf } from '../inventory.ts';
import type { Target, View } from '../target.ts';
import { kindTarget } from './kind.ts';
import { type LabelSelector, labelSelector } from './pod-spec.ts';
import { selects } from './selection.ts';
import { type ServiceView, services } from './services.ts';

/** The Prometheus operator's choice of Services whose metrics are fetched. */
export const serviceMonitors = kindTarget(
  'service-monitors',
  "the Prometheus operator's ServiceMonitors",
  ['monitoring.coreos.com/ServiceMonitor'],
  {
    spec: object({
      selector: labelSelector,
      namespaceSelector: object({ any: boolean, matchNames: list(string) }),
    }),
  },
);

export type ServiceMonitorView = ReturnType<typeof serviceMonitors.views>[number];

interface LabelIndex extends View {
  readonly byLabel: ReadonlyMap<string, readonly ServiceView[]>;
}

const labelIndex: Target<LabelIndex> = {
  id: 'services-by-label',
  title: 'Services by label',
  views: (inventory) => {
    const labelled = inventory.select(services).flatMap((service) =>
      Object.entries(service.object.metadata?.labels ?? {}).map(([key, value]) => ({
        service,
        label: `${key}=${value}`,
      })),
    );
    const first = labelled[0];
    if (first === undefined) return [];
    const byLabel = new Map<string, ServiceView[]>();
    for (const { service, label } of labelled) {
      const known = byLabel.get(label);
      if (known === undefined) byLabel.set(label, [service]);
      else known.push(service);
    }
    return [{ resource: first.service.resource, byLabel }];
  },
};

const none: readonly ServiceView[] = [];

/** Services that have a label of the selector: all when it names none. */
const candidates = (inventory: Inventory, selector: LabelSelector): readonly ServiceView[] => {
  const [label] = Object.entries(selector.matchLabels ?? {});
  if (label === undefined) return inventory.select(services);
  return inventory.select(labelIndex)[0]?.byLabel.get(`${label[0]}=${label[1]}`) ?? none;
};

/** Where the monitor looks: `undefined` is everywhere, also where its manifest names no namespace and may be applied to any. */
const namesOf = ({ resource, object: { spec } }: ServiceMonitorView): readonly string[] | undefined => {
  const { any, matchNames = [] } = spec?.namespaceSelector ?? {};
  if (any === true) return undefined;
  if (matchNames.length > 0) return matchNames;
  return resource.reference.namespace === undefined ? undefined : [resource.reference.namespace];
};

/** Whether a Service is read that the monitor selects, in its own namespace unless it names others. */
export const monitorsAny = (inventory: Inventory, monitor: ServiceMonitorView): boolean => {
  const selector = monitor.object.spec?.selector ?? {};
  const names = namesOf(monitor);
  return candidates(inventory, selector).some(
    ({ resource, object: { metadata } }) =>
      (names === undefined || names.includes(namespaceOf(resource))) &&
      selects(selector, metadata?.labels ?? {}),
  );
};
