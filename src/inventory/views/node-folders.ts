import type { Target, View } from '../target.ts';
import { pods } from './pods.ts';

/** A folder of every node that an agent there can read. */
interface NodeFolder extends View {
  /** Whether a file of the node lies in it. */
  isOver(file: string): boolean;
}

/** The folders that DaemonSets mount from their nodes: one entry for all of them, as many DaemonSets mount the same. */
export const nodeFolders: Target<NodeFolder> = {
  id: 'node-folders',
  title: 'the folders of nodes that DaemonSets mount',
  views: (inventory) => {
    const folders = new Set<string>();
    const daemons = inventory.select(pods).filter(({ resource }) => resource.reference.kind === 'DaemonSet');
    for (const { spec } of daemons)
      for (const { hostPath } of spec.volumes ?? [])
        if (hostPath?.path !== undefined) folders.add(hostPath.path.replace(/\/+$/, ''));
    const [first] = daemons;
    return first === undefined
      ? []
      : [{ resource: first.resource, isOver: (file) => holdersOf(file, folders) }];
  },
};

/** Goes up from the file, so that the number of folders does not matter. */
const holdersOf = (file: string, folders: ReadonlySet<string>): boolean => {
  for (let at = file.length; at > 0; at = file.lastIndexOf('/', at - 1))
    if (folders.has(file.slice(0, at))) return true;
  return folders.has('');
};
