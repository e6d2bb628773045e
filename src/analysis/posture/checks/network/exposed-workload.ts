import type { Inventory } from '../../../../inventory/inventory.ts';
import { entrancesOf } from '../../../../inventory/views/entrances.ts';
import { type WorkloadView, workloads } from '../../../../inventory/views/workloads.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import {
  documents,
  gateway,
  httpRoute,
  ingress,
  istio,
  pod,
  service,
} from '../../network/example-objects.ts';

const evaluate = ({ resource, pod }: WorkloadView, inventory: Inventory): readonly Violation[] => {
  const ways = entrancesOf(inventory, pod).map(
    ({ resource: { reference } }) => `${reference.kind} ${reference.name}`,
  );
  const [first] = ways;
  if (first === undefined) return none;
  const { kind, name } = resource.reference;
  return [
    {
      path: join(pod.metadataPath, 'labels'),
      detail: `${kind} "${name}" is reached from outside the cluster through ${first}`,
      because: [...new Set(ways)],
    },
  ];
};

const web = documents(service('{ selector: { app: web } }'), pod());
const found = ['Pod/web /metadata/labels'];

export const exposedWorkload = defineCheck({
  id: 'exposed-workload',
  title: 'Workloads that face the outside must be known',
  kind: 'exposure',
  severity: 'info',
  reason: 'reached from outside the cluster',
  rationale:
    'An attack from the internet begins at one of these. Which of them hold secrets, run privileged or are not isolated is the first question of a review.',
  controls: {
    nsa: ['NSA-NET-09', 'NSA-NET-11'],
    attack: ['T1190', 'T1133'],
    kubescape: ['C-0256', 'C-0266'],
  },
  sources: ['malicious-actor'],
  runs: 'on-request',
  target: workloads,
  evaluate: (view, { inventory }) => evaluate(view, inventory),
  remedy: {
    safety: 'choice',
    words: 'Close the way in if nobody needs it; else harden the workload and cut its ways on.',
  },
  examples: [
    { name: 'nothing leads to it', objects: web, violations: [] },
    {
      name: 'a Service that is open',
      objects: documents(service('{ type: NodePort, selector: { app: web } }'), pod()),
      violations: found,
    },
    {
      name: 'an Ingress',
      objects: documents(
        web,
        ingress('{ rules: [{ http: { paths: [{ backend: { service: { name: web } } }] } }] }'),
      ),
      violations: found,
    },
    {
      name: 'a route of a Gateway',
      objects: documents(
        web,
        gateway(),
        httpRoute('{ parentRefs: [{ name: web }], rules: [{ backendRefs: [{ name: web }] }] }'),
      ),
      violations: found,
    },
    {
      name: 'a VirtualService of a Gateway',
      objects: documents(
        web,
        istio(
          'networking',
          'VirtualService',
          '{ gateways: [web], http: [{ route: [{ destination: { host: web.shop.svc.cluster.local } }] }] }',
        ),
      ),
      violations: found,
    },
    {
      name: 'a route and a VirtualService within the mesh',
      objects: documents(
        web,
        httpRoute(
          '{ parentRefs: [{ group: "", kind: Service, name: web }], rules: [{ backendRefs: [{ name: web }] }] }',
        ),
        istio(
          'networking',
          'VirtualService',
          '{ gateways: [mesh], http: [{ route: [{ destination: { host: web } }] }] }',
        ),
      ),
      violations: [],
    },
  ],
});
