import type { Inventory } from '../../../../inventory/inventory.ts';
import type { PodView } from '../../../../inventory/views/pods.ts';
import {
  podsBehind,
  type ServicePort,
  type ServiceView,
  services,
} from '../../../../inventory/views/services.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { documents, pod, service } from '../../network/example-objects.ts';
import { violationsIn } from '../../violations.ts';

/** A Service finds named ports of regular containers and sidecars alone. */
const portsOf = ({ containers }: PodView) =>
  containers.flatMap(({ sort, spec }) =>
    sort === 'container' || sort === 'sidecar' ? (spec.ports ?? []) : [],
  );

/** Names are looked up in the pod. Numbers work without a declaration, so that a pod which declares none says nothing about them. */
const offers = (pod: PodView, wanted: string | number, protocol: string): boolean => {
  const ports = portsOf(pod);
  if (typeof wanted === 'number' && ports.length === 0) return true;
  return ports.some(
    ({ name, containerPort, protocol: own = 'TCP' }) =>
      own === protocol && (typeof wanted === 'number' ? containerPort === wanted : name === wanted),
  );
};

const violation = (port: ServicePort, index: number, pods: readonly PodView[]): Violation | undefined => {
  const { targetPort = port.port, protocol = 'TCP' } = port;
  if (targetPort === undefined) return undefined;
  const deaf = pods.find((one) => !offers(one, targetPort, protocol));
  if (deaf === undefined) return undefined;
  const { kind, name } = deaf.resource.reference;
  const isName = typeof targetPort === 'string';
  return {
    path: join('/spec/ports', index, port.targetPort === undefined ? 'port' : 'targetPort'),
    detail: `${protocol} port ${isName ? `"${targetPort}"` : targetPort} is not among the ports of ${kind} "${name}"`,
    ...(isName ? {} : { severity: 'info' }),
  };
};

const evaluate = (view: ServiceView, inventory: Inventory): readonly Violation[] => {
  const pods = podsBehind(inventory, view);
  if (pods.length === 0) return none;
  return violationsIn(view.object.spec?.ports, (port, index) => violation(port, index, pods));
};

const example = (target: string, ports: string): string =>
  documents(
    service(`{ selector: { app: web }, ports: [{ port: 80, ${target} }] }`),
    pod(`{ containers: [{ name: app, ports: [${ports}] }] }`),
  );

export const serviceTargetPort = defineCheck({
  id: 'service-target-port',
  title: 'Services must send to ports that their pods have',
  severity: 'low',
  reason: 'port is not one of the pod',
  rationale:
    'The Service has no endpoint on this port, or one on which nothing listens. People then open ports and policies until it works, and leave them open.',
  controls: {},
  sources: ['insider'],
  target: services,
  evaluate: (view, { inventory }) => evaluate(view, inventory),
  remedy: { safety: 'choice', words: "Correct targetPort, or declare the port in the container's ports." },
  examples: [
    {
      name: 'by name',
      objects: example('targetPort: http', '{ name: http, containerPort: 8080 }'),
      violations: [],
    },
    { name: 'by number', objects: example('targetPort: 8080', '{ containerPort: 8080 }'), violations: [] },
    { name: 'a pod that declares no port', objects: example('targetPort: 8080', ''), violations: [] },
    {
      name: 'no such name',
      objects: example('targetPort: http', '{ name: web, containerPort: 8080 }'),
      violations: ['Service/web /spec/ports/0/targetPort'],
    },
    {
      name: 'a name of another protocol',
      objects: example('targetPort: dns', '{ name: dns, containerPort: 53, protocol: UDP }'),
      violations: ['Service/web /spec/ports/0/targetPort'],
    },
    {
      name: 'the same number as the Service when it says nothing',
      objects: example('protocol: TCP', '{ containerPort: 8080 }'),
      violations: ['Service/web /spec/ports/0/port'],
    },
  ],
});
