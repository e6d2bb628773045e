import { limits } from '../../model/limits.ts';
import type { Resource } from '../../model/resource.ts';
import { type Inventory, namespaceOf } from '../inventory.ts';
import type { Target, View } from '../target.ts';

interface NamedTexts extends View {
  /** By namespace; `''` is that of what lies in none. */
  readonly byNamespace: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Adds every text in an object but those of its metadata: its own name is there. */
const gather = (value: unknown, texts: Set<string>, depth: number): void => {
  if (typeof value === 'string') texts.add(value);
  if (typeof value !== 'object' || value === null || depth > limits.depth) return;
  for (const member of Object.values(value)) gather(member, texts, depth + 1);
};

const metadataTexts = ({ object }: Resource): readonly string[] => {
  const { metadata } = object as { readonly metadata?: { readonly annotations?: unknown } };
  const annotations = metadata?.annotations;
  return typeof annotations === 'object' && annotations !== null
    ? Object.values(annotations).filter((one) => typeof one === 'string')
    : [];
};

const namedTexts: Target<NamedTexts> = {
  id: 'named-texts',
  title: 'every text in the objects of a namespace',
  views: (inventory) => {
    const byNamespace = new Map<string, Set<string>>();
    for (const resource of inventory.resources) {
      const namespace = resource.reference.namespace === undefined ? '' : namespaceOf(resource);
      const texts = byNamespace.get(namespace) ?? new Set<string>();
      byNamespace.set(namespace, texts);
      const { metadata: _metadata, ...rest } = resource.object;
      gather(rest, texts, 0);
      for (const text of metadataTexts(resource)) texts.add(text);
    }
    return inventory.anchor === undefined ? [] : [{ resource: inventory.anchor, byNamespace }];
  },
};

/** Whether some object of the namespace, or of none, says this text: as good as any reference, whatever the field is. */
export const isNamedIn = (inventory: Inventory, namespace: string, text: string): boolean => {
  const all = inventory.select(namedTexts)[0]?.byNamespace;
  return all?.get(namespace)?.has(text) === true || all?.get('')?.has(text) === true;
};
