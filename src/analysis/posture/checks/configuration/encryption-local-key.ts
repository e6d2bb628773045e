import {
  type EncryptionView,
  encryptionConfigurations,
  entryOfSecrets,
  providerKind,
} from '../../../../inventory/views/encryption.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { encryption, kmsV2 } from '../../configuration/example-objects.ts';

const evaluate = (view: EncryptionView): readonly Violation[] => {
  const index = entryOfSecrets(view);
  if (index === undefined) return none;
  const kind = providerKind(view.object.resources?.[index]?.providers?.[0]);
  if (kind === undefined || kind === 'kms' || kind === 'identity') return none;
  return [
    {
      path: fieldPath(`/resources/${index}/providers/0/${kind}`),
      detail: `secrets are encrypted by ${kind}, whose key lies in this file beside them`,
    },
  ];
};

export const encryptionLocalKey = defineCheck({
  id: 'encryption-local-key',
  title: 'A key service must hold the key of Secrets',
  severity: 'medium',
  reason: 'key of Secrets on the disk of the node',
  rationale:
    'Who gets the disk or the backup of a control plane node has the Secrets and the key side by side; only a copy of etcd alone is of no use.',
  controls: {
    nsa: ['NSA-SEC-03'],
    cis: ['1.2.28'],
    kubescape: ['C-0142'],
    attack: ['T1552.004'],
  },
  sources: ['malicious-actor', 'insider'],
  target: encryptionConfigurations,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Put a kms provider of version v2 first, keep the old one behind it, and write every Secret again.',
  },
  examples: [
    {
      name: 'a key service, with the old key to read',
      objects: encryption(['secrets', `${kmsV2}, { secretbox: { keys: [{ name: a, secret: "" }] } }`]),
      violations: [],
    },
    {
      name: 'a local key',
      objects: encryption(['secrets', '{ secretbox: { keys: [{ name: a, secret: "" }] } }']),
      violations: ['/resources/0/providers/0/secretbox'],
    },
  ],
});
