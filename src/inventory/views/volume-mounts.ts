import type { Container, Volume } from './pod-spec.ts';
import type { ContainerView, PodView } from './pods.ts';

export interface MountedVolume {
  readonly mount: NonNullable<Container['volumeMounts']>[number];
  /** `undefined` when the pod does not declare it. */
  readonly volume: Volume | undefined;
}

const isWithin = (path: string, folder: string): boolean => {
  const own = folder.endsWith('/') ? folder.slice(0, -1) : folder;
  return path === own || path.startsWith(`${own}/`);
};

/** The mount that a path of a container lies in: the deepest one. `undefined` when it is in the container's own layer. */
export const mountOver = (
  { spec }: PodView,
  container: ContainerView,
  path: string,
): MountedVolume | undefined => {
  const [mount] = (container.spec.volumeMounts ?? [])
    .filter(({ mountPath }) => mountPath !== undefined && isWithin(path, mountPath))
    .sort((a, b) => (b.mountPath?.length ?? 0) - (a.mountPath?.length ?? 0));
  if (mount === undefined) return undefined;
  return { mount, volume: spec.volumes?.find(({ name }) => name !== undefined && name === mount.name) };
};
