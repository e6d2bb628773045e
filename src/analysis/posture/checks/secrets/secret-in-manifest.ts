import { type SecretView, secrets } from '../../../../inventory/views/secrets.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import type { Origin } from '../../../../model/resource.ts';
import { isPlaceholder } from '../../../secrets/literals.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

/** In a cluster a Secret is where it belongs; what a chart renders is in its values or made at random. */
const isWritten = (origin: Origin): boolean =>
  origin.kind === 'file' || (origin.kind === 'rendered' && origin.by === 'kustomize');

/** Entries that go along with a secret and may be known. */
const isPublic = (key: string): boolean =>
  /(?:^|[._-])(?:crt|cert|pub|user|username|namespace|host|hostname|port|url|uri|name|database|dbname|region|bucket|endpoint|email|type|enabled)$/i.test(
    key,
  );

/** Not base64: a placeholder that a tool fills in before anything is applied. */
const isEncoded = (value: string): boolean => /^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(value);

const clearKeys = (
  entries: Readonly<Record<string, string>> | undefined,
  isClear: (value: string) => boolean,
): readonly string[] =>
  Object.entries(entries ?? {}).flatMap(([key, value]) =>
    value.trim() !== '' && isClear(value.trim()) && !isPublic(key) ? [key] : [],
  );

const evaluate = ({ resource, object: secret }: SecretView): readonly Violation[] => {
  if (!isWritten(resource.origin) || secret.sops !== undefined) return none;
  const fields = [
    ['/data', clearKeys(secret.data, isEncoded)],
    ['/stringData', clearKeys(secret.stringData, (value) => !isPlaceholder(value))],
  ] as const;
  return fields.flatMap(([path, keys]) =>
    keys.length === 0
      ? []
      : [
          {
            path: fieldPath(path),
            detail: `Secret "${resource.reference.name}" is written down with ${keys.map((key) => `"${key}"`).join(', ')}${path === '/data' ? '; base64 hides nothing' : ''}`,
          },
        ],
  );
};

export const secretInManifest = defineCheck({
  id: 'secret-in-manifest',
  title: 'Secrets must not be kept in files',
  kind: 'secret',
  severity: 'medium',
  reason: 'Secret kept in a file',
  rationale:
    'The file goes into Git, and from there to every clone, build and backup, where the secret stays readable after it was deleted: base64 is a spelling, not a lock.',
  controls: { nsa: ['NSA-SEC-01'], attack: ['T1552.001'] },
  sources: ['malicious-actor', 'insider'],
  target: secrets,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Change the secret, and keep the new one in a secret store (External Secrets, CSI) or encrypted (Sealed Secrets, SOPS).',
  },
  examples: [
    {
      name: 'filled in later, or public',
      objects: `apiVersion: v1
kind: Secret
metadata: { name: db }
data: { ca.crt: Q0VSVElGSUNBVEU=, password: '' }
stringData: { username: shop, password: '\${DB_PASSWORD}' }`,
      violations: [],
    },
    {
      name: 'encrypted by SOPS',
      objects: `apiVersion: v1
kind: Secret
metadata: { name: db }
data: { password: 'ENC[AES256_GCM,data:Zm9v,type:str]' }
sops: { version: 3.9.0 }`,
      violations: [],
    },
    {
      name: 'readable by everybody who has the file',
      objects: `apiVersion: v1
kind: Secret
metadata: { name: db }
data: { username: c2hvcA==, password: bGV0bWVpbg== }
stringData: { token: letmein }`,
      violations: ['/data', '/stringData'],
    },
  ],
});
