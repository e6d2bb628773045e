import { type Inventory, namespaceOf } from '../../../../inventory/inventory.ts';
import { smallestReplicas } from '../../../../inventory/views/autoscalers.ts';
import { type WorkloadView, workloads } from '../../../../inventory/views/workloads.ts';
import { join } from '../../../../model/field-path.ts';
import { list, object, string } from '../../../../model/shape.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';
import { documents, inShop } from '../../workloads/example-objects.ts';

const claim = object({ spec: object({ accessModes: list(string) }) });

/** Modes in which pods of one node, or one pod, may mount the volume for writing. */
const exclusive: readonly string[] = ['ReadWriteOnce', 'ReadWriteOncePod'];

const evaluate = (workload: WorkloadView, inventory: Inventory): readonly Violation[] => {
  const { kind, pod, resource } = workload;
  if (kind !== 'Deployment' || smallestReplicas(inventory, workload) < 2) return none;
  return violationsIn(pod.spec.volumes, ({ persistentVolumeClaim }, index) => {
    const name = persistentVolumeClaim?.claimName;
    if (name === undefined) return undefined;
    const found = inventory.find('', 'PersistentVolumeClaim', namespaceOf(resource), name);
    const modes = (found && inventory.read(claim, found)?.spec?.accessModes) ?? [];
    if (modes.length === 0 || !modes.every((mode) => exclusive.includes(mode))) return undefined;
    return {
      path: join(pod.path, 'volumes', index, 'persistentVolumeClaim', 'claimName'),
      detail: `the replicas of Deployment "${resource.reference.name}" share the claim "${name}", which only one node may mount`,
      because: [`PersistentVolumeClaim ${name}`],
    };
  });
};

const persistentVolumeClaim = (mode: string): string =>
  inShop('v1', 'PersistentVolumeClaim', `{ accessModes: [${mode}] }`);

const deployment = (replicas: number): string =>
  inShop(
    'apps/v1',
    'Deployment',
    `{ replicas: ${replicas}, template: { spec: { volumes: [{ name: data, persistentVolumeClaim: { claimName: web } }] } } }`,
  );

export const sharedClaim = defineCheck({
  id: 'shared-claim',
  title: 'Replicas must not share a claim that one node may mount',
  severity: 'medium',
  reason: 'claim shared by replicas',
  rationale:
    'All replicas run on one node and fail with it, or those elsewhere never start. Where they do run together, several programs write to the same files.',
  controls: { attack: ['T1499'] },
  sources: ['malicious-actor'],
  target: workloads,
  evaluate: (workload, { inventory }) => evaluate(workload, inventory),
  remedy: {
    safety: 'choice',
    words: 'Use a StatefulSet, which gives each replica a claim, or a volume that many nodes may mount.',
  },
  examples: [
    {
      name: 'one replica',
      objects: documents(deployment(1), persistentVolumeClaim('ReadWriteOnce')),
      violations: [],
    },
    {
      name: 'a volume for many nodes, and a claim that the input does not hold',
      objects: documents(
        deployment(2),
        persistentVolumeClaim('ReadWriteOnce, ReadWriteMany'),
        deployment(2).replace('shop', 'finance'),
      ),
      violations: [],
    },
    {
      name: 'two replicas on a volume of one node',
      objects: documents(deployment(2), persistentVolumeClaim('ReadWriteOnce')),
      violations: ['Deployment/web /spec/template/spec/volumes/0/persistentVolumeClaim/claimName'],
    },
  ],
});
