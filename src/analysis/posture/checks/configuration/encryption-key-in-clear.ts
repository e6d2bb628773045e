import { type EncryptionView, encryptionConfigurations } from '../../../../inventory/views/encryption.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { encryption } from '../../configuration/example-objects.ts';

const kinds = ['aescbc', 'aesgcm', 'secretbox'] as const;

/** Base64 of the 16, 24 or 32 bytes that the providers take. A placeholder that is filled in later is none. */
const isKey = (secret: string): boolean =>
  [24, 32, 44].includes(secret.length) && /^[A-Za-z0-9+/]{21,}={0,2}$/.test(secret);

const evaluate = ({ object: { resources = [] } }: EncryptionView): readonly Violation[] =>
  resources.flatMap(({ providers = [] }, entry) =>
    providers.flatMap((provider, index) =>
      kinds.flatMap((kind) =>
        (provider[kind]?.keys ?? []).flatMap(({ name = '', secret = '' }, at) =>
          isKey(secret)
            ? [
                {
                  path: fieldPath(`/resources/${entry}/providers/${index}/${kind}/keys/${at}/secret`),
                  detail: `key "${name}" of ${kind} is here in clear`,
                },
              ]
            : [],
        ),
      ),
    ),
  );

const key = 'MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';

export const encryptionKeyInClear = defineCheck({
  id: 'encryption-key-in-clear',
  title: 'Keys of encryption must not be kept with configuration',
  kind: 'secret',
  severity: 'high',
  reason: 'encryption key in clear',
  rationale:
    'Everybody who can read the repository, or any old copy of it, can read every Secret in every backup of etcd.',
  controls: { nsa: ['NSA-SEC-03', 'NSA-SEC-01'], attack: ['T1552.004'] },
  sources: ['malicious-actor', 'insider'],
  target: encryptionConfigurations,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Make a new key on the node, write every Secret again, and take this file out of the repository.',
  },
  examples: [
    {
      name: 'filled in later',
      objects: encryption(['secrets', '{ secretbox: { keys: [{ name: a, secret: "${KEY}" }] } }']),
      violations: [],
    },
    {
      name: 'in clear',
      objects: encryption(['secrets', `{ aescbc: { keys: [{ name: a, secret: "${key}" }] } }`]),
      violations: ['/resources/0/providers/0/aescbc/keys/0/secret'],
    },
  ],
});
