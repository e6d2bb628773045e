import type { Target, View } from '../target.ts';
import { kindTarget } from './kind.ts';
import type { Metadata } from './metadata.ts';

export interface NamespaceView extends View {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

const namespaceObjects = kindTarget('namespace-objects', 'every Namespace', ['/Namespace'], {});

const noLabels: Readonly<Record<string, string>> = Object.freeze({});

const view = ({
  resource,
  object,
}: {
  resource: View['resource'];
  object: { metadata?: Metadata | undefined };
}) => ({
  resource,
  name: resource.reference.name,
  labels: object.metadata?.labels ?? noLabels,
});

export const namespaces: Target<NamespaceView> = {
  id: 'namespaces',
  title: 'every Namespace',
  views: (inventory) => inventory.select(namespaceObjects).map(view),
};

/** The namespaces that every cluster has for itself; `default` is not among them. */
export const systemNamespaces: readonly string[] = ['kube-system', 'kube-public', 'kube-node-lease'];

/** The Namespaces that people and teams use. */
export const userNamespaces: Target<NamespaceView> = {
  id: 'user-namespaces',
  title: 'every Namespace but kube-system, kube-public and kube-node-lease',
  views: (inventory) => inventory.select(namespaces).filter(({ name }) => !systemNamespaces.includes(name)),
};
