import type { Inventory } from '../../../../inventory/inventory.ts';
import { type Entrance, entrances } from '../../../../inventory/views/entrances.ts';
import { podsBehind, serviceNamed } from '../../../../inventory/views/services.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { documents, ingress, inNamespace, service } from '../../network/example-objects.ts';

/** kubeadm and others label the static pods of the control plane with their component. */
const components: readonly string[] = ['kube-apiserver', 'etcd', 'kube-controller-manager', 'kube-scheduler'];

/** Every cluster has a Service of this name for its API server. */
const isApiServer = ({ namespace, service }: Entrance): boolean =>
  namespace === 'default' && service === 'kubernetes';

const componentBehind = (entrance: Entrance, inventory: Inventory): string | undefined => {
  if (isApiServer(entrance)) return 'kube-apiserver';
  const service = serviceNamed(inventory, entrance.namespace, entrance.service);
  if (service === undefined) return undefined;
  const labels = [
    service.object.spec?.selector,
    ...podsBehind(inventory, service).map(({ metadata }) => metadata.labels),
  ];
  return labels
    .map((one) => one?.['component'])
    .find((component) => component !== undefined && components.includes(component));
};

const evaluate = (entrance: Entrance, inventory: Inventory): readonly Violation[] => {
  const component = componentBehind(entrance, inventory);
  if (component === undefined) return none;
  const { kind, name } = entrance.resource.reference;
  return [{ path: entrance.path, detail: `${kind} "${name}" opens ${component} to the outside` }];
};

const toKubernetes = '{ rules: [{ http: { paths: [{ backend: { service: { name: kubernetes } } }] } }] }';

export const exposedControlPlane = defineCheck({
  id: 'exposed-control-plane',
  title: 'The control plane must not be reached through the cluster',
  kind: 'exposure',
  severity: 'high',
  reason: 'control plane is exposed',
  rationale:
    'The API server then has a second door, past the firewall and the address ranges of the first. Behind etcd’s are all Secrets, and whoever writes there has the cluster.',
  controls: { nsa: ['NSA-CP-02', 'NSA-CP-03'], attack: ['T1190', 'T1133'] },
  sources: ['malicious-actor'],
  target: entrances,
  evaluate: (entrance, { inventory }) => evaluate(entrance, inventory),
  remedy: {
    safety: 'choice',
    words: 'Delete the way in; reach the API server by its own address and a private network.',
  },
  examples: [
    {
      name: 'an application',
      objects: service('{ type: NodePort, selector: { app: web } }'),
      violations: [],
    },
    {
      name: 'a Service of that name in another namespace',
      objects: ingress(toKubernetes),
      violations: [],
    },
    {
      name: 'the API server behind an Ingress',
      objects: inNamespace('default', ingress(toKubernetes)),
      violations: ['/spec/rules/0/http/paths/0/backend'],
    },
    {
      name: 'etcd on every node',
      objects: documents(
        inNamespace('kube-system', service('{ type: NodePort, selector: { component: etcd } }')),
      ),
      violations: ['/spec/type'],
    },
  ],
});
