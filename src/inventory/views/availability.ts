import { list, map, object, string } from '../../model/shape.ts';
import { inCluster } from './cluster-state.ts';
import { kindTarget } from './kind.ts';

const conditions = list(object({ type: string, status: string, reason: string }));

/** What a live cluster says of its APIServices. */
export const apiServiceStates = inCluster(
  kindTarget('api-service-states', 'every APIService', ['apiregistration.k8s.io/APIService'], {
    spec: object({ service: object({ namespace: string, name: string }) }),
    status: object({ conditions }),
  }),
);

/** Requests for certificates, with what became of them. */
export const certificateRequests = inCluster(
  kindTarget(
    'certificate-requests',
    'every CertificateSigningRequest',
    ['certificates.k8s.io/CertificateSigningRequest'],
    { spec: object({ signerName: string, username: string }), status: object({ conditions }) },
  ),
);

/** Addresses that the cluster gave to Services. */
export const serviceAddresses = inCluster(
  kindTarget('service-addresses', 'every Service', ['/Service'], {
    spec: object({ type: string, selector: map(string), loadBalancerSourceRanges: list(string) }),
    status: object({ loadBalancer: object({ ingress: list(object({ ip: string, hostname: string })) }) }),
  }),
);
