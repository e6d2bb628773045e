import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { securityContextsOf } from '../../../../inventory/views/security-contexts.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

/** Account names, without their domain and in lower case, that have every right in the container. */
const administrators: readonly string[] = [
  'administrator',
  'containeradministrator',
  'local system',
  'system',
];

const isAdministrator = (account: string): boolean =>
  administrators.includes(account.toLowerCase().slice(account.lastIndexOf('\\') + 1));

const evaluate = (pod: PodView): readonly Violation[] =>
  violationsIn(securityContextsOf(pod), ({ holder, path, context: { windowsOptions } }) =>
    windowsOptions?.runAsUserName !== undefined && isAdministrator(windowsOptions.runAsUserName)
      ? {
          path: join(path, 'windowsOptions', 'runAsUserName'),
          detail: `${holder} sets securityContext.windowsOptions.runAsUserName to "${windowsOptions.runAsUserName}"`,
        }
      : undefined,
  );

export const windowsAdministrator = defineCheck({
  id: 'windows-administrator',
  title: 'Windows containers must not run as administrator',
  severity: 'medium',
  reason: 'Windows administrator',
  rationale:
    'ContainerAdministrator is the root of Windows containers: it installs services, reads every file of the container, and is the best start for a way out of it.',
  controls: {
    nsa: ['NSA-POD-02'],
    cis: ['5.7.3'],
    attack: ['T1611'],
    kubescape: ['C-0211'],
  },
  sources: ['malicious-actor', 'supply-chain'],
  target: pods,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Set windowsOptions.runAsUserName to ContainerUser, or to an account made for the program.',
  },
  examples: [
    {
      name: 'the user for programs',
      spec: '{ os: { name: windows }, securityContext: { windowsOptions: { runAsUserName: ContainerUser } }, containers: [{ name: app }] }',
      violations: [],
    },
    {
      name: 'administrators of the container and of the node',
      spec: '{ os: { name: windows }, securityContext: { windowsOptions: { runAsUserName: ContainerAdministrator } }, containers: [{ name: app, securityContext: { windowsOptions: { runAsUserName: "NT AUTHORITY\\\\SYSTEM" } } }] }',
      violations: [
        '/spec/securityContext/windowsOptions/runAsUserName',
        '/spec/containers/0/securityContext/windowsOptions/runAsUserName',
      ],
    },
  ],
});
