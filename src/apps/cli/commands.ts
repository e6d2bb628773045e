import { clusterCommands } from './cluster-commands.ts';
import { watchOption } from './cluster-options.ts';
import type { Command } from './command.ts';
import { configuration, live } from './option-groups.ts';
import {
  allowRemote,
  baseline,
  chartSetting,
  chartValues,
  checkProfile,
  diff,
  exclude,
  failOn,
  failOnRefused,
  framework,
  honour,
  include,
  listOutput,
  onlyCheck,
  output,
  profile,
  quiet,
  repairForm,
  skipFiles,
  strict,
  unsafe,
  writeBaseline,
} from './options.ts';

/** What is read, and how a chart or a repository becomes objects. */
const inputs = [skipFiles, chartValues, chartSetting, allowRemote];

/** Every command, in the order in which help shows them. */
export const commands: readonly Command[] = [
  {
    name: 'scan',
    summary: 'Find what is insecure in manifests, charts, kustomizations, Dockerfiles or a cluster',
    positionals: '[PATH…|-|GIT-URL]',
    options: [
      output,
      failOn,
      strict,
      framework,
      checkProfile,
      baseline,
      writeBaseline,
      honour,
      include,
      exclude,
      ...live,
      watchOption,
      ...inputs,
      ...configuration,
      quiet,
    ],
    examples: [
      { line: 'seawall scan .', does: 'every file below this folder' },
      { line: 'seawall scan --cluster -n shop', does: 'what lives in a namespace of the current context' },
      { line: 'kubectl get deploy -o yaml | seawall scan -', does: 'what another program prints' },
      {
        line: 'seawall scan https://git.example.com/team/app#main',
        does: 'the newest commit of a repository',
      },
      {
        line: 'seawall scan k8s/ --framework nsa',
        does: 'the NSA/CISA scorecard, with its coverage',
      },
      {
        line: 'seawall scan k8s/ -o table -o sarif=out.sarif --fail-on high',
        does: 'two reports, and a status for CI',
      },
    ],
    load: () => import('./commands/scan.ts'),
  },
  {
    name: 'fix',
    summary: 'Write the safe repairs into your files; comments, order and layout stay',
    positionals: 'PATH…',
    options: [
      diff,
      unsafe,
      onlyCheck,
      repairForm,
      checkProfile,
      include,
      exclude,
      ...inputs,
      ...configuration,
      strict,
      quiet,
    ],
    examples: [
      { line: 'seawall fix k8s/ --diff', does: 'what would change' },
      { line: 'seawall fix k8s/', does: 'write the repairs that change nothing for what runs' },
      {
        line: 'seawall fix k8s/ --unsafe --check privileged-container',
        does: 'take one right away, everywhere',
      },
      {
        line: 'seawall fix base/ --as kustomize > overlay/kustomization.yaml',
        does: 'repairs as an overlay',
      },
    ],
    load: () => import('./commands/fix.ts'),
  },
  {
    name: 'profile check',
    summary: 'Hold workloads to a level of the Pod Security Standards, as of any version of Kubernetes',
    positionals: '[PATH…]',
    options: [profile, listOutput, failOnRefused, strict, ...live, ...inputs, quiet],
    examples: [
      { line: 'seawall profile check --profile restricted k8s/', does: 'as the newest version has it' },
      {
        line: 'seawall profile check --profile baseline@v1.25 k8s/ -o json',
        does: 'as Kubernetes 1.25 had it',
      },
    ],
    load: () => import('./commands/profile-check.ts'),
  },
  ...clusterCommands,
  {
    name: 'explain',
    summary: 'Say what a check, a control or a problem means, why it matters and what to do',
    positionals: 'ID…',
    options: configuration,
    examples: [
      { line: 'seawall explain privileged-container', does: 'a check' },
      { line: 'seawall explain NSA-POD-17', does: 'a control, and the checks that answer it' },
    ],
    load: () => import('./commands/explain.ts'),
  },
  {
    name: 'list',
    summary: 'List what there is',
    positionals: 'checks|controls|frameworks|profiles',
    options: [listOutput, ...configuration],
    examples: [{ line: 'seawall list checks -o json', does: 'every check with its words and parameters' }],
    load: () => import('./commands/list.ts'),
  },
  {
    name: 'check new',
    summary: 'Write an own check in CEL to start from',
    positionals: 'ID',
    options: configuration,
    examples: [{ line: 'seawall check new team-label', does: 'into .seawall/checks/team-label.yaml' }],
    load: () => import('./commands/check-new.ts'),
  },
  {
    name: 'check test',
    summary: 'Try the examples of own checks',
    positionals: '[FILE|FOLDER…]',
    options: [],
    examples: [{ line: 'seawall check test', does: 'those in .seawall/checks' }],
    load: () => import('./commands/check-test.ts'),
  },
  {
    name: 'completion',
    summary: 'Print a completion script for a shell',
    positionals: 'bash|zsh|fish',
    options: [],
    examples: [
      { line: 'source <(seawall completion bash)', does: 'for this shell; put it into ~/.bashrc to keep it' },
    ],
    load: () => import('./commands/completion.ts'),
  },
];
