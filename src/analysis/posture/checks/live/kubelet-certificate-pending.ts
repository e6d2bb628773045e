import { certificateRequests } from '../../../../inventory/views/availability.ts';
import { root } from '../../../../model/field-path.ts';
import { defineCheck, none } from '../../check.ts';
import { cluster, documents } from '../../live/example-objects.ts';

const signers: readonly string[] = [
  'kubernetes.io/kubelet-serving',
  'kubernetes.io/kube-apiserver-client-kubelet',
];

const request = (signer: string, conditions: string): string =>
  `apiVersion: certificates.k8s.io/v1
kind: CertificateSigningRequest
metadata: { name: csr-1 }
spec: { signerName: ${signer}, username: 'system:node:worker' }
status: { conditions: [${conditions}] }`;

export const kubeletCertificatePending = defineCheck({
  id: 'kubelet-certificate-pending',
  title: 'Requests of kubelets for certificates must be answered',
  severity: 'low',
  reason: 'certificate of a kubelet not approved',
  rationale:
    'Until then the kubelet shows a certificate that it signed itself, which nobody can check, or its old one until that ends and the node is lost.',
  controls: { nsa: ['NSA-ENC-02'], attack: ['T1557'] },
  sources: ['malicious-actor'],
  target: certificateRequests,
  evaluate: ({ resource, object: { spec, status } }) => {
    const { signerName = '', username = '' } = spec ?? {};
    if (!signers.includes(signerName) || (status?.conditions ?? []).length > 0) return none;
    const { name } = resource.reference;
    return [
      {
        path: root,
        detail: `request "${name}" of ${username} to ${signerName} is neither approved nor denied`,
      },
    ];
  },
  remedy: { safety: 'choice', words: 'Approve it after a look at who asks, or run an approver that does.' },
  examples: [
    {
      name: 'approved',
      objects: documents(
        cluster(),
        request('kubernetes.io/kubelet-serving', "{ type: Approved, status: 'True' }"),
      ),
      violations: [],
    },
    {
      name: 'of somebody else',
      objects: documents(cluster(), request('example.com/signer', '')),
      violations: [],
    },
    {
      name: 'nothing is read from a cluster',
      objects: request('kubernetes.io/kubelet-serving', ''),
      violations: [],
    },
    {
      name: 'open',
      objects: documents(cluster(), request('kubernetes.io/kubelet-serving', '')),
      violations: ['CertificateSigningRequest/csr-1 '],
    },
  ],
});
