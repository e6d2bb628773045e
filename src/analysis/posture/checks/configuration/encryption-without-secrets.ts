import {
  type EncryptionView,
  encryptionConfigurations,
  entryOfSecrets,
} from '../../../../inventory/views/encryption.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { encryption, kmsV2 } from '../../configuration/example-objects.ts';

const evaluate = (view: EncryptionView): readonly Violation[] =>
  entryOfSecrets(view) === undefined
    ? [{ path: fieldPath('/resources'), detail: 'no entry names secrets, so they are written in clear' }]
    : none;

export const encryptionWithoutSecrets = defineCheck({
  id: 'encryption-without-secrets',
  title: 'Encryption at rest must cover Secrets',
  severity: 'high',
  reason: 'Secrets not covered by encryption',
  rationale: 'What is encrypted is something else: every Secret is in etcd and its backups in clear.',
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
    words: 'Add secrets to the resources of an entry whose first provider encrypts.',
  },
  examples: [
    { name: 'covered', objects: encryption(['configmaps, secrets', kmsV2]), violations: [] },
    { name: 'covered by a wildcard', objects: encryption(['"*."', kmsV2]), violations: [] },
    { name: 'not covered', objects: encryption(['configmaps, "*.apps"', kmsV2]), violations: ['/resources'] },
  ],
});
