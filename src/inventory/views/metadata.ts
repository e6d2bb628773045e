import { map, object, type Shaped, string } from '../../model/shape.ts';

/** ObjectMeta, as far as it is read. */
export const metadata = object({
  name: string,
  generateName: string,
  namespace: string,
  labels: map(string),
  annotations: map(string),
});

export type Metadata = Shaped<typeof metadata>;
