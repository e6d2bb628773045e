import {
  type EncryptionView,
  encryptionConfigurations,
  providerKind,
} from '../../../../inventory/views/encryption.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { encryption, kmsV2 } from '../../configuration/example-objects.ts';
import { violationsIn } from '../../violations.ts';

/** What the documentation of Kubernetes says against each. (kubernetes.io, "Encrypting Confidential Data at Rest", Providers) */
const faults: Readonly<Record<string, string>> = {
  aescbc: 'aescbc is open to padding oracles',
  aesgcm: 'aesgcm with a key in the file wears out after 200,000 writes',
};

const evaluate = ({ object: { resources } }: EncryptionView): readonly Violation[] =>
  violationsIn(resources, ({ providers = [] }, index) => {
    const first = providers[0];
    const kind = providerKind(first);
    if (kind === 'kms' && first?.kms?.apiVersion !== 'v2')
      return {
        path: fieldPath(`/resources/${index}/providers/0/kms/apiVersion`),
        detail: 'kms of version v1 is deprecated since Kubernetes 1.28 and off by default since 1.29',
      };
    const fault = kind === undefined ? undefined : faults[kind];
    return fault === undefined
      ? undefined
      : { path: fieldPath(`/resources/${index}/providers/0/${kind}`), detail: fault };
  });

export const encryptionWeakProvider = defineCheck({
  id: 'encryption-weak-provider',
  title: 'Encryption at rest must use a provider without known faults',
  severity: 'low',
  reason: 'weak or deprecated encryption provider',
  rationale:
    'Data that is encrypted so can be read in part by who may change it, or not at all after the next upgrade.',
  controls: { nsa: ['NSA-SEC-03'], cis: ['1.2.28'], kubescape: ['C-0142'] },
  sources: ['malicious-actor', 'insider'],
  target: encryptionConfigurations,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Put kms of version v2 first, or secretbox where there is no key service.',
  },
  examples: [
    {
      name: 'kms v2 and secretbox',
      objects: encryption(['secrets', kmsV2], ['configmaps', '{ secretbox: { keys: [] } }']),
      violations: [],
    },
    {
      name: 'kms v1 and aescbc',
      objects: encryption(['secrets', '{ kms: { name: k } }'], ['configmaps', '{ aescbc: { keys: [] } }']),
      violations: ['/resources/0/providers/0/kms/apiVersion', '/resources/1/providers/0/aescbc'],
    },
  ],
});
