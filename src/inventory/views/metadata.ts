import { list, map, object, type Shaped, string } from '../../model/shape.ts';

/** ObjectMeta, as far as it is read. */
export const metadata = object({
  name: string,
  generateName: string,
  namespace: string,
  labels: map(string),
  annotations: map(string),
  ownerReferences: list(object({ kind: string, name: string })),
});

export type Metadata = Shaped<typeof metadata>;
