import { type Inventory, namespaceOf } from '../../../../inventory/inventory.ts';
import { serviceAddresses } from '../../../../inventory/views/availability.ts';
import { readinessOf } from '../../../../inventory/views/cluster-state.ts';
import { podsMatching } from '../../../../inventory/views/selection.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { cluster, documents, endpoints } from '../../live/example-objects.ts';
import { pod, service } from '../../network/example-objects.ts';

type Service = ReturnType<typeof serviceAddresses.views>[number];

const evaluate = ({ resource, object: { spec } }: Service, inventory: Inventory): readonly Violation[] => {
  const { name } = resource.reference;
  const namespace = namespaceOf(resource);
  const matchLabels = spec?.selector ?? {};
  if (Object.keys(matchLabels).length === 0 || readinessOf(inventory, namespace, name) !== 'not-ready')
    return none;
  // One that selects nothing at all is told by dangling-service.
  if (podsMatching(inventory, namespace, { matchLabels }).length === 0) return none;
  return [{ path: fieldPath('/spec/selector'), detail: `nothing is ready behind Service "${name}"` }];
};

const web = service('{ selector: { app: web }, ports: [{ port: 80 }] }');

export const serviceWithoutEndpoints = defineCheck({
  id: 'service-without-endpoints',
  title: 'Something must be ready behind each Service',
  severity: 'low',
  reason: 'nothing is ready behind the Service',
  rationale:
    'Either callers fail, or nobody calls any more and it is a leftover, with its name, its policies and its open ports.',
  controls: { nsa: ['NSA-UPG-11'], attack: ['T1499'] },
  sources: ['malicious-actor', 'insider'],
  target: serviceAddresses,
  evaluate: (view, { inventory }) => evaluate(view, inventory),
  remedy: { safety: 'choice', words: 'Bring its pods back, or delete the Service with what it stood for.' },
  examples: [
    { name: 'ready', objects: documents(cluster(), web, pod(), endpoints(true)), violations: [] },
    { name: 'not known', objects: documents(cluster(), web, pod()), violations: [] },
    { name: 'nothing is read from a cluster', objects: documents(web, pod()), violations: [] },
    { name: 'it selects nothing', objects: documents(cluster(), web, endpoints(false)), violations: [] },
    {
      name: 'pods that are not ready',
      objects: documents(cluster(), web, pod(), endpoints(false)),
      violations: ['Service/web /spec/selector'],
    },
  ],
});
