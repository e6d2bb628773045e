import { list, object, string } from '../../model/shape.ts';
import { kindTarget } from './kind.ts';

/** What another namespace may name: a Gateway the Secrets of this one, a route its Services. */
export const referenceGrants = kindTarget(
  'reference-grants',
  'ReferenceGrants',
  ['gateway.networking.k8s.io/ReferenceGrant'],
  {
    spec: object({
      from: list(object({ group: string, kind: string, namespace: string })),
      to: list(object({ group: string, kind: string, name: string })),
    }),
  },
);
