import type { Inventory } from '../inventory.ts';
import { podImages } from './images.ts';
import { type WorkloadView, workloadOf } from './workloads.ts';

/** `calico/node`, `rancher/mirrored-calico-node` and `mirror.example.com/calico-node` are one program. */
const runsOneOf = (repository: string, programs: readonly string[]): boolean => {
  const flat = `/${repository}`.replaceAll('/', '-');
  return programs.some((program) => flat.endsWith(`-${program}`));
};

/** The workloads that run one of these programs, by the end of their image's repository: `fluent-bit`, `calico-node`. */
export const workloadsRunning = (
  inventory: Inventory,
  programs: readonly string[],
): readonly WorkloadView[] =>
  inventory
    .select(podImages)
    .filter(({ images }) =>
      images.some(({ reference }) => reference !== undefined && runsOneOf(reference.repository, programs)),
    )
    .flatMap(({ pod }) => workloadOf(inventory, pod) ?? []);
