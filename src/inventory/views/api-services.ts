import { boolean, object, string } from '../../model/shape.ts';
import { kindTarget } from './kind.ts';

/** APIs that another server answers under the name of the cluster's own. */
export const apiServices = kindTarget('api-services', 'APIServices', ['apiregistration.k8s.io/APIService'], {
  spec: object({
    group: string,
    insecureSkipTLSVerify: boolean,
    service: object({ namespace: string, name: string }),
  }),
});
