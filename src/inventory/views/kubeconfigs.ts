import { boolean, list, object, string } from '../../model/shape.ts';
import { kindTarget } from './kind.ts';

/** A kubeconfig: of a person, of a component, or of a webhook that the API server calls. (client-go, clientcmd/api/v1) */
export const kubeconfigs = kindTarget('kubeconfigs', 'every kubeconfig', ['/Config'], {
  clusters: list(
    object({
      name: string,
      cluster: object({ server: string, 'insecure-skip-tls-verify': boolean }),
    }),
  ),
  users: list(
    object({
      name: string,
      user: object({ token: string, password: string, 'client-key-data': string }),
    }),
  ),
});

export type KubeconfigView = ReturnType<typeof kubeconfigs.views>[number];
