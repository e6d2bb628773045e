import { projections } from '../server/projections/projection.ts';
import type { Option } from './option.ts';

/** Options of serve. */

export const listen: Option = {
  name: 'listen',
  type: 'value',
  value: 'HOST:PORT',
  description: 'Where the API listens; otherwise 127.0.0.1:8440',
};

export const role: Option = {
  name: 'role',
  type: 'value',
  value: 'ROLE',
  description: 'Which parts this process runs',
  choices: ['all', 'controller', 'api'],
};

export const metricsListen: Option = {
  name: 'metrics-listen',
  type: 'value',
  value: 'HOST:PORT',
  description: 'Where metrics are given without a token',
};

export const insecureListen: Option = {
  name: 'insecure-listen',
  type: 'flag',
  description: 'Listen without TLS also where others reach it: behind a proxy that has it',
};

export const tlsCert: Option = {
  name: 'tls-cert',
  type: 'value',
  value: 'FILE',
  description: 'Certificate in PEM, with those between it and its authority; read again when it changes',
};

export const tlsKey: Option = {
  name: 'tls-key',
  type: 'value',
  value: 'FILE',
  description: 'Key of the certificate, in PEM',
};

export const access: Option = {
  name: 'access',
  type: 'value',
  value: 'FILE',
  description: 'Identity provider, roles of its people, and who tokens are to the cluster',
};

export const oidcIssuer: Option = {
  name: 'oidc-issuer',
  type: 'value',
  value: 'URL',
  description: 'Let people sign in at this identity provider (OpenID Connect)',
};

export const oidcClientId: Option = {
  name: 'oidc-client-id',
  type: 'value',
  value: 'ID',
  description: 'What the provider calls this server',
};

export const oidcClientSecretFile: Option = {
  name: 'oidc-client-secret-file',
  type: 'value',
  value: 'FILE',
  description: 'File with the secret that the provider gave',
};

export const oidcGroupsClaim: Option = {
  name: 'oidc-groups-claim',
  type: 'value',
  value: 'NAME',
  description: 'Claim with the groups of a person; otherwise groups',
};

export const publicUrl: Option = {
  name: 'public-url',
  type: 'value',
  value: 'URL',
  description: 'Where browsers reach the server; otherwise where it listens',
};

export const sessionKeyFile: Option = {
  name: 'session-key-file',
  type: 'value',
  value: 'FILE',
  description: 'File with the secret of sessions, the same for all replicas',
};

export const sealKeyFile: Option = {
  name: 'seal-key-file',
  type: 'value',
  value: 'FILE',
  description: 'File with the key that seals the end of the change trail',
};

export const adminTokenFile: Option = {
  name: 'admin-token-file',
  type: 'value',
  value: 'FILE',
  description: 'File with a token for an administrator, instead of one that is made up and shown',
};

export const notifications: Option = {
  name: 'notifications',
  type: 'value',
  value: 'FILE',
  description: 'Who is told what is found',
};

export const project: Option = {
  name: 'project',
  type: 'list',
  value: 'FORM',
  description: 'Keep copies of findings in the cluster: as reports of openreports.io, as Events',
  choices: projections,
};

export const trustedProxy: Option = {
  name: 'trusted-proxy',
  type: 'list',
  value: 'CIDR',
  description: 'Believe X-Forwarded-For of proxies with these addresses',
};

export const rateLimit: Option = {
  name: 'rate-limit',
  type: 'value',
  value: 'NUMBER',
  description: 'Requests a second of one token or person; otherwise 50',
};

export const leaseNamespace: Option = {
  name: 'lease-namespace',
  type: 'value',
  value: 'NAME',
  description: 'Elect one of several controllers by a Lease in this namespace',
};
