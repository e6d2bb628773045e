import type { Option } from './option.ts';

/** Options of install, uninstall and status. */

export const release: Option = {
  name: 'release',
  type: 'value',
  value: 'NAME',
  description: 'Name of the installation; otherwise seawall',
};

export const releaseNamespace: Option = {
  name: 'namespace',
  short: 'n',
  type: 'value',
  value: 'NAME',
  description: 'Namespace of the installation; otherwise seawall',
};

export const installValues: Option = {
  name: 'values',
  type: 'list',
  value: 'FILE',
  description: 'Settings, as the chart takes them; a later file goes before an earlier one',
};

export const installSetting: Option = {
  name: 'set',
  type: 'list',
  value: 'KEY=VALUE',
  description: 'One setting: admission.enabled=true',
};

export const dryRun: Option = {
  name: 'dry-run',
  type: 'flag',
  description: 'Let the API server try everything and change nothing',
};

export const installOutput: Option = {
  name: 'output',
  short: 'o',
  type: 'value',
  value: 'FORMAT',
  description: 'yaml: print the objects for Git instead of applying them; needs no cluster',
  choices: ['steps', 'yaml'],
};

export const waitSeconds: Option = {
  name: 'wait',
  type: 'value',
  value: 'SECONDS',
  description: 'How long to wait until all is done; otherwise 300, and 0 waits for nothing',
};

export const generated: Option = {
  name: 'generated',
  type: 'flag',
  description:
    'Remove only what the controller made and could stop requests: webhook configurations and policies',
};

export const purge: Option = {
  name: 'purge',
  type: 'flag',
  description: 'Remove policies with their kinds, the volume and the namespace too; nothing is left',
};

export const showRights: Option = {
  name: 'rights',
  type: 'flag',
  description: 'Show what each part may do in the cluster, and why',
};
