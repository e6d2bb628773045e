import { any, map, string } from '../../model/shape.ts';
import { kindTarget } from './kind.ts';

export const secrets = kindTarget('secrets', 'every Secret', ['/Secret'], {
  type: string,
  /** Base64, which everybody can read. */
  data: map(string),
  stringData: map(string),
  /** What SOPS adds to a file whose values it has encrypted. */
  sops: any,
});

export type SecretView = ReturnType<typeof secrets.views>[number];
