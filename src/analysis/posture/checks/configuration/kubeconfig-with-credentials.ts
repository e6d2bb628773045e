import { type KubeconfigView, kubeconfigs } from '../../../../inventory/views/kubeconfigs.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';

const fields = ['token', 'password', 'client-key-data'] as const;

/** A template, or what is put in later, is none. */
const isFilled = (value: string | undefined): boolean =>
  value !== undefined && value !== '' && !/[${}<>]|REDACTED|DATA\+OMITTED/.test(value);

const evaluate = ({ object: { users = [] } }: KubeconfigView): readonly Violation[] =>
  users.flatMap(({ name = '', user }, index) =>
    fields.flatMap((field) =>
      isFilled(user?.[field])
        ? [
            {
              path: join('/users', index, 'user', field),
              detail: `${field} of user "${name}" is here in clear`,
            },
          ]
        : [],
    ),
  );

export const kubeconfigWithCredentials = defineCheck({
  id: 'kubeconfig-with-credentials',
  title: 'kubeconfig files with credentials must not be kept with configuration',
  kind: 'secret',
  severity: 'high',
  reason: 'credentials in a kubeconfig',
  rationale:
    'Everybody who can read the repository, or any old copy of it, is that user of the cluster, until his certificate runs out.',
  controls: { nsa: ['NSA-SEC-01'], attack: ['T1552.001'] },
  sources: ['malicious-actor', 'insider'],
  target: kubeconfigs,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Take the credential back, and log in by an exec plug-in that keeps nothing in the file.',
  },
  examples: [
    {
      name: 'by a plug-in, and a template',
      objects:
        '{ apiVersion: v1, kind: Config, users: [{ name: a, user: { exec: { command: x } } }, { name: b, user: { token: "${TOKEN}" } }] }',
      violations: [],
    },
    {
      name: 'a token and a key',
      objects:
        '{ apiVersion: v1, kind: Config, users: [{ name: a, user: { token: abc.def.ghi } }, { name: b, user: { client-key-data: LS0tLS1C } }] }',
      violations: ['/users/0/user/token', '/users/1/user/client-key-data'],
    },
  ],
});
