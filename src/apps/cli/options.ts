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
