import { apiServices } from '../../../../inventory/views/api-services.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none } from '../../check.ts';

const path = fieldPath('/spec/insecureSkipTLSVerify');

const apiService = (fields: string): string => `apiVersion: apiregistration.k8s.io/v1
kind: APIService
metadata: { name: v1beta1.metrics.k8s.io }
spec: { group: metrics.k8s.io, service: { namespace: kube-system, name: metrics-server }, ${fields} }`;

export const unverifiedApiService = defineCheck({
  id: 'unverified-api-service',
  title: 'The API server must verify the servers of further APIs',
  severity: 'medium',
  reason: 'certificate of the API is not verified',
  rationale:
    'The API server hands requests on with the name of the user, and passes the answer back as its own. Whoever gets between, or takes over the Service, reads and forges both.',
  controls: { nsa: ['NSA-ENC-01'], attack: ['T1557'] },
  sources: ['malicious-actor'],
  target: apiServices,
  evaluate: ({ resource, object: { spec } }) =>
    spec?.insecureSkipTLSVerify === true
      ? [{ path, detail: `APIService "${resource.reference.name}" has spec.insecureSkipTLSVerify=true` }]
      : none,
  remedy: {
    safety: 'choice',
    words:
      'Put the authority of the server into caBundle, which cert-manager can do, and remove insecureSkipTLSVerify.',
  },
  examples: [
    { name: 'verified', objects: apiService('caBundle: QQ=='), violations: [] },
    {
      name: 'not verified',
      objects: apiService('insecureSkipTLSVerify: true'),
      violations: ['/spec/insecureSkipTLSVerify'],
    },
  ],
});
