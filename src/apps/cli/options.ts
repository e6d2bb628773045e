import { severities } from '../../model/severity.ts';
import type { Option } from './option.ts';

/** Options that several commands share. */

export const help: Option = { name: 'help', short: 'h', type: 'flag', description: 'Show this help' };

export const output: Option = {
  name: 'output',
  short: 'o',
  type: 'list',
  value: 'FORMAT[=FILE]',
  description: 'Form of the report, and where it goes; may be given several times',
  configuration: 'output',
};

export const failOn: Option = {
  name: 'fail-on',
  type: 'value',
  value: 'SEVERITY',
  description: 'Exit with 1 when a finding is at or over this severity',
  choices: severities.filter((severity) => severity !== 'unknown'),
  configuration: 'failOn',
};

export const strict: Option = {
  name: 'strict',
  type: 'flag',
  description: 'Exit with 3 when something could not be looked at',
  configuration: 'strict',
};

export const quiet: Option = {
  name: 'quiet',
  short: 'q',
  type: 'flag',
  description: 'Print nothing but the report',
};

export const include: Option = {
  name: 'include',
  type: 'list',
  value: 'CHECK',
  description: 'Run these checks too, also those that run only on request',
  configuration: 'include',
};

export const exclude: Option = {
  name: 'exclude',
  type: 'list',
  value: 'CHECK',
  description: 'Leave these checks out',
  configuration: 'exclude',
};

export const framework: Option = {
  name: 'framework',
  type: 'list',
  value: 'ID',
  description:
    'Score a framework: run the checks that answer its controls, and give each control its verdict',
  choices: ['nsa', 'pss'],
  configuration: 'framework',
};

export const skipFiles: Option = {
  name: 'skip-files',
  type: 'list',
  value: 'GLOB',
  description: 'Leave files out that match, as in .seawallignore',
  configuration: 'skipFiles',
};

export const listOutput: Option = {
  name: 'output',
  short: 'o',
  type: 'value',
  value: 'FORMAT',
  description: 'Form of the list',
  choices: ['table', 'json'],
};

export const onlyCheck: Option = {
  name: 'check',
  type: 'list',
  value: 'CHECK',
  description: 'Repair only what this check finds',
};

export const unsafe: Option = {
  name: 'unsafe',
  type: 'flag',
  description: 'Write tightening repairs too: they take away a right that may be in use',
};

export const diff: Option = {
  name: 'diff',
  type: 'flag',
  description: 'Show what would change, and write nothing',
};

export const repairForm: Option = {
  name: 'as',
  type: 'value',
  value: 'FORM',
  description:
    'Print the repairs as a kustomize overlay, or as hints for the values of charts; the files stay as they are',
  choices: ['kustomize', 'values'],
};

export const profile: Option = {
  name: 'profile',
  type: 'value',
  value: 'LEVEL[@VERSION]',
  description:
    'Level of the Pod Security Standards: privileged, baseline or restricted, as of a version: restricted@v1.25',
};

export const failOnRefused: Option = {
  name: 'fail-on',
  type: 'value',
  value: 'refused',
  description: 'Exit with 1 when a workload is refused',
  choices: ['refused'],
};

export const baseline: Option = {
  name: 'baseline',
  type: 'value',
  value: 'FILE',
  description: 'Count only what is new: a file of --write-baseline, or a JSON report',
  configuration: 'baseline',
};

export const writeBaseline: Option = {
  name: 'write-baseline',
  type: 'value',
  value: 'FILE',
  description: 'Write what is found now as a baseline',
};

export const honour: Option = {
  name: 'honour',
  type: 'list',
  value: 'TOOL',
  description: "Honour another tool's ignores",
  choices: ['trivyignore', 'kube-linter', 'kubescape'],
  configuration: 'honour',
};

export const ownChecks: Option = {
  name: 'checks',
  type: 'list',
  value: 'FILE|FOLDER',
  description: 'Add own checks; those in .seawall/checks are there anyway',
  configuration: 'ownChecks',
};

export const config: Option = {
  name: 'config',
  type: 'value',
  value: 'FILE',
  description: 'Read this configuration instead of the nearest seawall.yaml',
};

export const noConfig: Option = { name: 'no-config', type: 'flag', description: 'Read no configuration' };

export const checkProfile: Option = {
  name: 'profile',
  type: 'value',
  value: 'NAME',
  description: 'A named set of settings of the configuration',
  configuration: 'profile',
};

export const chartValues: Option = {
  name: 'values',
  type: 'list',
  value: 'FILE',
  description: 'Values file for Helm charts',
  configuration: 'values',
};

export const chartSetting: Option = {
  name: 'set',
  type: 'list',
  value: 'KEY=VALUE',
  description: 'A value for Helm charts',
};

export const allowRemote: Option = {
  name: 'allow-remote',
  type: 'flag',
  description: 'Let charts and kustomizations fetch dependencies and remote bases',
};

/** Options that seawall.yaml may set. */
export const configurable: readonly Option[] = [
  output,
  failOn,
  strict,
  framework,
  checkProfile,
  baseline,
  honour,
  include,
  exclude,
  ownChecks,
  skipFiles,
  chartValues,
];

export const cluster: Option = {
  name: 'cluster',
  type: 'flag',
  description: 'Look at the objects of a live cluster instead of files',
};

export const watchOption: Option = {
  name: 'watch',
  short: 'w',
  type: 'flag',
  description: 'Keep showing what is found in the cluster as it changes',
};

export const snapshot: Option = {
  name: 'snapshot',
  type: 'value',
  value: 'FILE',
  description: 'Look at a recording of a cluster, as seawall snapshot writes it',
};

export const kubeconfig: Option = {
  name: 'kubeconfig',
  type: 'list',
  value: 'FILE',
  description: 'How to reach the cluster; otherwise KUBECONFIG or ~/.kube/config',
};

export const context: Option = {
  name: 'context',
  type: 'value',
  value: 'NAME',
  description: 'Which context of the kubeconfig',
};

export const namespace: Option = {
  name: 'namespace',
  short: 'n',
  type: 'list',
  value: 'NAME',
  description: 'Only this namespace, and what belongs to none',
};

export const store: Option = {
  name: 'store',
  type: 'value',
  value: 'URL',
  description: 'Where findings are kept: a file, or postgres://…; otherwise SEAWALL_STORE or seawall.db',
};

export const clusterName: Option = {
  name: 'cluster-name',
  type: 'value',
  value: 'NAME',
  description: 'Which of the clusters that report to the store',
};

export const since: Option = {
  name: 'since',
  type: 'value',
  value: 'DATE',
  description: 'Compare with the policy of that day (2026-10-01, 30d) instead of the last sign-off',
};

export const sign: Option = {
  name: 'sign',
  type: 'value',
  value: 'NOTE',
  description: 'Sign off, with what was looked at',
};

export const by: Option = { name: 'by', type: 'value', value: 'WHO', description: 'Who signs off' };

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

export const verifyTrailOption: Option = {
  name: 'verify-trail',
  type: 'flag',
  description: 'Say whether the change trail of the store is what was written; status 1 where it is not',
};

export const trailAnchor: Option = {
  name: 'trail-anchor',
  type: 'value',
  value: 'SEQUENCE:HASH',
  description: 'A head of the trail that was noted elsewhere: an older store is noticed',
};
