import { type Inventory, namespaceOf } from '../../../../inventory/inventory.ts';
import {
  type Autoscaler,
  autoscalers,
  type ResourceMetric,
} from '../../../../inventory/views/autoscalers.ts';
import { requestOf } from '../../../../inventory/views/effective-resources.ts';
import { viewPod } from '../../../../inventory/views/pods.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { groupOf, nameOf } from '../../../../model/resource.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';
import { autoscaler, deployment, documents } from '../../workloads/example-objects.ts';

interface Utilization {
  readonly path: string;
  readonly resource: string;
  /** Of one container; else of the whole pod. */
  readonly container: string | undefined;
}

const isUtilization = (metric: ResourceMetric | undefined): metric is ResourceMetric =>
  metric?.target?.averageUtilization !== undefined || metric?.targetAverageUtilization !== undefined;

/** The metrics that are a share of what was requested. Without any metric it is the CPU, at 80 %. (autoscaling defaults) */
const utilizations = ({ resource: { reference }, object: { spec } }: Autoscaler): readonly Utilization[] => {
  if (spec?.metrics === undefined || spec.metrics.length === 0) {
    const field = reference.apiVersion === 'autoscaling/v1' ? 'targetCPUUtilizationPercentage' : 'metrics';
    return [{ path: `/spec/${field}`, resource: 'cpu', container: undefined }];
  }
  return spec.metrics.flatMap(({ resource, containerResource }, index) => {
    const path = `/spec/metrics/${index}`;
    if (isUtilization(resource)) return [{ path, resource: resource.name ?? '', container: undefined }];
    if (!isUtilization(containerResource)) return [];
    return [{ path, resource: containerResource.name ?? '', container: containerResource.container }];
  });
};

const evaluate = (autoscaler: Autoscaler, inventory: Inventory): readonly Violation[] => {
  const { apiVersion = '', kind = '', name = '' } = autoscaler.object.spec?.scaleTargetRef ?? {};
  const target = inventory.find(groupOf(apiVersion), kind, namespaceOf(autoscaler.resource), name);
  const pod = target && viewPod(inventory, target);
  if (pod === undefined || target === undefined) return none;
  const running = pod.containers.filter(({ sort }) => sort === 'container' || sort === 'sidecar');
  return violationsIn(utilizations(autoscaler), ({ path, resource, container }) => {
    if (resource !== 'cpu' && resource !== 'memory') return undefined;
    const without = running.find(
      (one) =>
        (container === undefined || one.name === container) &&
        requestOf(inventory, pod, one, resource) === undefined,
    );
    if (without === undefined) return undefined;
    const by = nameOf(target.reference);
    return {
      path: fieldPath(path),
      detail: `the ${resource} utilization of ${by} is unknown: container "${without.name}" requests no ${resource}`,
      because: [by],
    };
  });
};

export const hpaWithoutRequest = defineCheck({
  id: 'hpa-without-request',
  title: 'What an autoscaler measures against must be requested',
  severity: 'medium',
  reason: 'autoscaler cannot measure',
  rationale:
    'Utilization is a share of the request. If one container of the pod has none the controller cannot compute it and scales nothing: under load, or under an attack that makes load, the workload stays as it is.',
  controls: { attack: ['T1499'] },
  sources: ['malicious-actor'],
  target: autoscalers,
  evaluate: (one, { inventory }) => evaluate(one, inventory),
  remedy: {
    safety: 'choice',
    words: 'Set the request on every container of the target, or measure one container by containerResource.',
  },
  examples: [
    {
      name: 'every container requests it',
      objects: documents(
        autoscaler('maxReplicas: 3'),
        deployment(
          '{ containers: [{ name: a, resources: { requests: { cpu: 1 } } }, { name: b, resources: { limits: { cpu: 1 } } }] }',
        ),
      ),
      violations: [],
    },
    {
      name: 'an absolute value, and the share of one container that requests it',
      objects: documents(
        autoscaler(
          'metrics: [{ type: Resource, resource: { name: memory, target: { averageValue: 1Gi } } }, { type: ContainerResource, containerResource: { name: cpu, container: a, target: { averageUtilization: 80 } } }]',
        ),
        deployment('{ containers: [{ name: a, resources: { requests: { cpu: 1 } } }, { name: b }] }'),
      ),
      violations: [],
    },
    {
      name: 'a sidecar requests nothing',
      objects: documents(
        autoscaler(
          'metrics: [{ type: Resource, resource: { name: cpu, target: { averageUtilization: 80 } } }]',
        ),
        deployment(
          '{ initContainers: [{ name: proxy, restartPolicy: Always }], containers: [{ name: a, resources: { requests: { cpu: 1 } } }] }',
        ),
      ),
      violations: ['HorizontalPodAutoscaler/web /spec/metrics/0'],
    },
    {
      name: 'the CPU by default',
      objects: documents(autoscaler('maxReplicas: 3'), deployment('{ containers: [{ name: a }] }')),
      violations: ['HorizontalPodAutoscaler/web /spec/metrics'],
    },
  ],
});
