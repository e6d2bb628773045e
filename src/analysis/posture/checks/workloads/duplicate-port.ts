import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

/** Containers of a pod share one network: what one listens on no other can. Init containers are gone by then. */
const evaluate = (pod: PodView): readonly Violation[] => {
  const owners = new Map<string, string>();
  return pod.containers
    .filter(({ sort, spec }) => spec.ports !== undefined && (sort === 'container' || sort === 'sidecar'))
    .flatMap(({ name, path, spec }) =>
      violationsIn(spec.ports, ({ containerPort, protocol = 'TCP', hostIP = '' }, index) => {
        if (containerPort === undefined) return undefined;
        const key = `${containerPort}/${protocol}/${hostIP}`;
        const owner = owners.get(key);
        owners.set(key, owner ?? name);
        if (owner === undefined) return undefined;
        return {
          path: join(path, 'ports', index, 'containerPort'),
          detail: `container "${name}" declares port ${containerPort}/${protocol}, which ${owner === name ? 'it has declared' : `container "${owner}" has`} already`,
        };
      }),
    );
};

export const duplicatePort = defineCheck({
  id: 'duplicate-port',
  title: 'A port of a pod must be declared once',
  severity: 'low',
  reason: 'port declared twice',
  rationale:
    'The second program cannot listen and ends, or one of the two takes the requests that are meant for the other: the first to start wins, which may be the one that somebody has slipped in.',
  controls: {},
  sources: ['insider'],
  target: pods,
  evaluate,
  remedy: { safety: 'choice', words: 'Give each container a port of its own.' },
  examples: [
    {
      name: 'different ports, protocols, and one that an init container used before',
      spec: `
initContainers: [{ name: setup, ports: [{ containerPort: 53 }] }]
containers: [{ name: a, ports: [{ containerPort: 53, protocol: UDP }, { containerPort: 53 }] }, { name: b, ports: [{ containerPort: 8080 }] }]
`,
      violations: [],
    },
    {
      name: 'the same in a sidecar and a container, and twice in one',
      spec: `
initContainers: [{ name: proxy, restartPolicy: Always, ports: [{ containerPort: 8080 }] }]
containers: [{ name: a, ports: [{ containerPort: 8080, protocol: TCP }, { containerPort: 9 }, { containerPort: 9, name: nine }] }]
`,
      violations: ['/spec/containers/0/ports/0/containerPort', '/spec/containers/0/ports/2/containerPort'],
    },
  ],
});
