import { type ComponentView, membersOf } from '../../../inventory/views/component.ts';

/** Whether etcd has no peers: it says that it is alone, and listens for others on its own machine only. */
export const isSingleMember = (etcd: ComponentView): boolean => {
  const members = membersOf(etcd, 'initial-cluster');
  const listens = membersOf(etcd, 'listen-peer-urls') ?? [];
  return members?.length === 1 && listens.every((url) => /\/\/(?:127\.|localhost|\[::1\])/.test(url));
};
