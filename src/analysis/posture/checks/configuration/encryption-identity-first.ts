import {
  type EncryptionView,
  encryptionConfigurations,
  entryOfSecrets,
  providerKind,
} from '../../../../inventory/views/encryption.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { encryption, kmsV2 } from '../../configuration/example-objects.ts';
import { violationsIn } from '../../violations.ts';

/** The first provider writes, the others only read. An entry of other resources before a wider one may be left out on purpose. */
const evaluate = (view: EncryptionView): readonly Violation[] => {
  const ofSecrets = entryOfSecrets(view);
  return violationsIn(view.object.resources, ({ resources = [], providers = [] }, index) => {
    if (providerKind(providers[0]) !== 'identity') return undefined;
    return {
      path: fieldPath(`/resources/${index}/providers/0`),
      detail: `${resources.join(', ')} are written in clear: identity is the first provider`,
      ...(index === ofSecrets ? {} : { severity: 'low' as const }),
    };
  });
};

export const encryptionIdentityFirst = defineCheck({
  id: 'encryption-identity-first',
  title: 'The first provider must encrypt',
  severity: 'high',
  reason: 'identity is the first provider',
  rationale: 'The file looks like encryption, and every new Secret is in etcd and its backups in clear.',
  controls: {
    nsa: ['NSA-SEC-02', 'NSA-CP-11'],
    cis: ['1.2.28'],
    kubescape: ['C-0142', 'C-0066'],
    attack: ['T1552'],
  },
  sources: ['malicious-actor', 'insider'],
  target: encryptionConfigurations,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Put a provider that encrypts before identity, then write every object again.',
  },
  examples: [
    {
      name: 'identity last, to read what is old',
      objects: encryption(['secrets', `${kmsV2}, { identity: {} }`]),
      violations: [],
    },
    {
      name: 'identity first',
      objects: encryption(['secrets', `{ identity: {} }, ${kmsV2}`]),
      violations: ['/resources/0/providers/0'],
    },
    {
      name: 'left out by a wildcard',
      objects: encryption(['events', '{ identity: {} }'], ['"*.*"', kmsV2]),
      violations: ['/resources/0/providers/0'],
    },
  ],
});
