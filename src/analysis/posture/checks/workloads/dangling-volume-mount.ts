import type { Inventory } from '../../../../inventory/inventory.ts';
import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { list, object, string } from '../../../../model/shape.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';
import { inShop } from '../../workloads/example-objects.ts';

const claims = object({
  spec: object({ volumeClaimTemplates: list(object({ metadata: object({ name: string }) })) }),
});

/** A StatefulSet adds a volume for each of its claims. */
const volumesOf = ({ spec, resource }: PodView, inventory: Inventory): ReadonlySet<string> => {
  const names = new Set((spec.volumes ?? []).flatMap(({ name }) => name ?? []));
  if (resource.reference.kind === 'StatefulSet')
    for (const { metadata } of inventory.read(claims, resource)?.spec?.volumeClaimTemplates ?? [])
      if (metadata?.name !== undefined) names.add(metadata.name);
  return names;
};

const evaluate = (pod: PodView, inventory: Inventory): readonly Violation[] => {
  if (!pod.containers.some(({ spec }) => (spec.volumeMounts ?? []).length > 0)) return none;
  // A patch for an overlay mounts what its base has, and does not name the image.
  if (!pod.containers.some(({ spec }) => spec.image !== undefined)) return none;
  const volumes = volumesOf(pod, inventory);
  return pod.containers.flatMap(({ name, path, spec }) =>
    violationsIn(spec.volumeMounts, ({ name: volume = '' }, index) =>
      volume === '' || volumes.has(volume)
        ? undefined
        : {
            path: join(path, 'volumeMounts', index, 'name'),
            detail: `container "${name}" mounts the volume "${volume}", which the pod does not have`,
          },
    ),
  );
};

export const danglingVolumeMount = defineCheck({
  id: 'dangling-volume-mount',
  title: 'A mounted volume must exist in its pod',
  severity: 'medium',
  reason: 'mount of a missing volume',
  rationale:
    'The API server refuses the whole object, so that what runs stays as it was: a rollout, or the fix that it was to bring, does not happen.',
  controls: {},
  sources: ['insider'],
  target: pods,
  evaluate: (pod, { inventory }) => evaluate(pod, inventory),
  remedy: { safety: 'choice', words: 'Add the volume to the pod, or correct the name of the mount.' },
  examples: [
    {
      name: 'it has the volume',
      spec: '{ containers: [{ name: app, image: web, volumeMounts: [{ name: tmp, mountPath: /tmp }] }], volumes: [{ name: tmp, emptyDir: {} }] }',
      violations: [],
    },
    {
      name: 'the claim of a StatefulSet',
      objects: inShop(
        'apps/v1',
        'StatefulSet',
        '{ volumeClaimTemplates: [{ metadata: { name: data } }], template: { spec: { containers: [{ name: app, image: db, volumeMounts: [{ name: data, mountPath: /data }] }] } } }',
      ),
      violations: [],
    },
    {
      name: 'a patch of what its base has',
      spec: '{ containers: [{ name: app, volumeMounts: [{ name: tmp, mountPath: /tmp }] }] }',
      violations: [],
    },
    {
      name: 'another name',
      spec: '{ initContainers: [{ name: setup, volumeMounts: [{ name: temp, mountPath: /tmp }] }], containers: [{ name: app, image: web, volumeMounts: [{ name: tmp, mountPath: /tmp }] }], volumes: [{ name: temp, emptyDir: {} }] }',
      violations: ['/spec/containers/0/volumeMounts/0/name'],
    },
  ],
});
