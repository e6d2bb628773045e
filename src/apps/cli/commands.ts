import type { Command } from './command.ts';
import {
  dryRun,
  generated,
  installOutput,
  installSetting,
  installValues,
  purge,
  release,
  releaseNamespace,
  showRights,
  waitSeconds,
} from './install-options.ts';
import {
  allowRemote,
  baseline,
  by,
  chartSetting,
  chartValues,
  checkProfile,
  cluster,
  clusterName,
  config,
  context,
  diff,
  exclude,
  failOn,
  failOnRefused,
  framework,
  honour,
  include,
  kubeconfig,
  leaseNamespace,
  listen,
  listOutput,
  namespace,
  noConfig,
  onlyCheck,
  output,
  ownChecks,
  profile,
  quiet,
  repairForm,
  role,
  sealKeyFile,
  sign,
  since,
  skipFiles,
  snapshot,
  store,
  strict,
  trailAnchor,
  unsafe,
  verifyTrailOption,
  watchOption,
  writeBaseline,
} from './options.ts';

/** What is read, and how a chart or a repository becomes objects. */
const inputs = [skipFiles, chartValues, chartSetting, allowRemote];

/** Which cluster is read. */
const reaching = [kubeconfig, context, namespace];

/** A cluster, or a recording of one, instead of files. */
const live = [cluster, snapshot, ...reaching];

/** Where own checks and the settings of the project come from. */
const configuration = [ownChecks, config, noConfig];

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
  {
    name: 'snapshot',
    summary: 'Record a cluster in a file, without the values of secrets, for other commands to look at',
    positionals: 'FILE',
    options: [...reaching, strict, quiet],
    examples: [
      { line: 'seawall snapshot shop.seawall', does: 'the current context of your kubeconfig' },
      { line: 'seawall scan --snapshot shop.seawall', does: 'the recording instead of the cluster' },
    ],
    load: () => import('./commands/snapshot.ts'),
  },
  {
    name: 'serve',
    summary: 'Keep what is found in a cluster with its history, and answer through an API',
    options: [
      role,
      store,
      listen,
      clusterName,
      snapshot,
      leaseNamespace,
      kubeconfig,
      context,
      checkProfile,
      include,
      exclude,
      ...configuration,
    ],
    examples: [
      { line: 'seawall serve', does: 'the current context, findings in seawall.db' },
      {
        line: 'seawall serve --snapshot shop.seawall',
        does: 'a recording, read-only: a demo without a cluster',
      },
    ],
    load: () => import('./commands/serve.ts'),
  },
  {
    name: 'review',
    summary: 'Show what changed in the policy of a cluster since somebody last signed off, and sign',
    options: [store, sealKeyFile, clusterName, since, sign, by, listOutput, failOn, quiet],
    examples: [
      {
        line: 'seawall review --since 30d',
        does: 'roles, network policies, webhooks and quotas that changed',
      },
      {
        line: 'seawall review --sign "all changes are ours" --by ada@example.com',
        does: 'the periodic review, on record',
      },
    ],
    load: () => import('./commands/review.ts'),
  },
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
    name: 'install',
    summary: 'Install into a cluster, or bring an installation to other settings or a newer version',
    options: [
      release,
      releaseNamespace,
      installValues,
      installSetting,
      dryRun,
      installOutput,
      waitSeconds,
      kubeconfig,
      context,
      quiet,
    ],
    examples: [
      { line: 'seawall install', does: 'into the namespace seawall, findings in SQLite on a volume' },
      { line: 'seawall install --values settings.yaml --dry-run', does: 'what would be changed' },
      { line: 'seawall install -o yaml > seawall.yaml', does: 'the objects, to be kept in Git' },
    ],
    load: () => import('./commands/install.ts'),
  },
  {
    name: 'uninstall',
    summary: 'Remove an installation; policies, their kinds and the volume stay',
    options: [release, releaseNamespace, purge, generated, waitSeconds, kubeconfig, context, quiet],
    examples: [
      { line: 'seawall uninstall', does: 'all but policies and findings' },
      { line: 'seawall uninstall --purge', does: 'everything' },
    ],
    load: () => import('./commands/uninstall.ts'),
  },
  {
    name: 'status',
    summary:
      'Say how an installation is: version, pods, store, kinds, rights; status 1 where it is not whole',
    options: [
      release,
      releaseNamespace,
      showRights,
      verifyTrailOption,
      store,
      sealKeyFile,
      trailAnchor,
      listOutput,
      kubeconfig,
      context,
    ],
    examples: [
      { line: 'seawall status', does: 'at a glance' },
      { line: 'seawall status --rights', does: 'what each part may do in the cluster, and why' },
      {
        line: 'seawall status --verify-trail --store seawall.db',
        does: 'whether somebody changed the trail',
      },
    ],
    load: () => import('./commands/status.ts'),
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
