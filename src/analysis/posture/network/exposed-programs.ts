import type { Inventory } from '../../../inventory/inventory.ts';
import { type Entrance, entrancesOf } from '../../../inventory/views/entrances.ts';
import type { PodImages } from '../../../inventory/views/images.ts';
import type { Violation } from '../check.ts';
import { violationsIn } from '../violations.ts';

/** A program as people know it, and the repositories of its images, without their registry. */
export type Program = readonly [name: string, repository: RegExp];

/** Programs of this list that run in a pod to which a way leads from outside. A port of a node or an address of its own is the worst. */
export const exposedPrograms = (
  { pod, images }: PodImages,
  inventory: Inventory,
  programs: readonly Program[],
): readonly Violation[] => {
  const ways = entrancesOf(inventory, pod);
  const isDirect = ({ resource, isPrivate }: Entrance): boolean =>
    resource.reference.kind === 'Service' && !isPrivate;
  const way = ways.find(isDirect) ?? ways[0];
  if (way === undefined) return [];
  const { kind, name } = way.resource.reference;
  return violationsIn(images, ({ path, reference, holder }) => {
    const program = programs.find(([, repository]) => repository.test(reference?.repository ?? ''));
    if (program === undefined) return undefined;
    return {
      path,
      detail: `${holder} runs ${program[0]}, which is reached from outside the cluster through ${kind} "${name}"`,
      because: [`${kind} ${name}`],
      // An Ingress or a Gateway may ask who is there before it lets a request through.
      ...(isDirect(way) ? {} : { severity: way.isPrivate ? 'low' : 'medium' }),
    };
  });
};
