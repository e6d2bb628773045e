import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { waitFor } from '../wait.ts';

/** All pods of a bed lie in one control group of its own, so that two kubelets do not tidy up after each other. */
export const controlGroupOf = (name: string): string => `seawall-${name}`;

const root = '/sys/fs/cgroup';

/** Version 2 has one tree, version 1 a tree for each controller. */
const trees = (): readonly string[] => {
  if (existsSync(join(root, 'cgroup.controllers'))) return [root];
  return readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .filter((line) => / - cgroup2? /.test(line))
    .map((line) => line.split(' ')[4] ?? '')
    .filter((place) => place.startsWith(root));
};

/** Where they lie, be they there or not. */
export const controlGroupsOf = (name: string): readonly string[] =>
  trees().map((tree) => join(tree, controlGroupOf(name)));

export const makeControlGroups = (name: string): void => {
  for (const tree of trees()) {
    const group = join(tree, controlGroupOf(name));
    mkdirSync(group, { recursive: true });
    // A group of version 1 takes in nothing before it has processors and memory nodes.
    for (const file of ['cpuset.cpus', 'cpuset.mems'])
      if (existsSync(join(group, file))) writeFileSync(join(group, file), readFileSync(join(tree, file)));
  }
};

/** Removes the groups, innermost first. The kernel lets go of a group a moment after its last process. */
export const removeControlGroups = async (name: string): Promise<void> => {
  for (const group of controlGroupsOf(name)) {
    await waitFor(`removal of ${group}`, 15_000, async () => {
      if (!existsSync(group)) return true;
      removeTree(group);
      return true;
    });
  }
};

const removeTree = (group: string): void => {
  for (const name of readdirSync(group)) {
    const inner = join(group, name);
    if (statSync(inner).isDirectory()) removeTree(inner);
  }
  rmdirSync(group);
};
