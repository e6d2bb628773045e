import { type ControlRow, rowsOf } from '../control.ts';

/** Encryption of traffic. */
export const encryptionRows: readonly ControlRow[] = rowsOf('nsa', 'Encryption', [
  {
    id: 'NSA-ENC-01',
    title: 'Traffic in the cluster is encrypted with TLS 1.2 or newer, between pods too',
    inputs: ['flags', 'node', 'manifests', 'flows'],
    sources: ['malicious-actor'],
    repair: 'Set the minimum version and ciphers of each component, and strict mutual TLS in the mesh.',
  },
  {
    id: 'NSA-ENC-02',
    title: 'Nodes get their certificates by bootstrap and rotate them',
    inputs: ['node', 'live'],
    sources: ['malicious-actor', 'insider'],
    repair: 'Set rotateCertificates and serverTLSBootstrap in the kubelet configuration.',
  },
]);

/** Secrets: where they are and who can read them. */
export const secretRows: readonly ControlRow[] = rowsOf('nsa', 'Secrets', [
  {
    id: 'NSA-SEC-01',
    title: 'Credentials are in Secrets and nowhere else',
    inputs: ['manifests', 'image'],
    sources: ['malicious-actor', 'insider', 'supply-chain'],
    repair: 'Move the value into a Secret, refer to it, and change it, since it was readable.',
  },
  {
    id: 'NSA-SEC-02',
    title: 'Secrets are encrypted at rest',
    inputs: ['flags', 'node'],
    sources: ['malicious-actor', 'insider'],
    repair: 'Set --encryption-provider-config and put a provider other than identity first.',
  },
  {
    id: 'NSA-SEC-03',
    title: 'A key service holds the key, not a disk of the node',
    inputs: ['flags', 'node', 'cloud'],
    sources: ['malicious-actor', 'insider'],
    repair: 'Use the kms provider, version v2.',
  },
  {
    id: 'NSA-SEC-04',
    title: 'Every Secret was written again after encryption was switched on',
    inputs: ['live', 'node'],
    sources: ['malicious-actor', 'insider'],
    repair: 'Read and replace all Secrets, page by page.',
  },
  {
    id: 'NSA-SEC-05',
    title: 'RBAC limits who reads Secrets',
    inputs: ['live'],
    sources: ['insider', 'malicious-actor'],
    repair: 'Name the Secrets in resourceNames, and allow neither list nor watch.',
  },
]);
