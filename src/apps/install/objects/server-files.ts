import {
  asJson,
  type Condition,
  isSet,
  type Manifest,
  type Members,
  named,
  type Part,
  releaseNamespace,
  text,
  value,
  when,
} from '../template/part.ts';
import { labels } from './labels.ts';

/** Keys of the Secret `server.secretName`, and the options that take their files. */
export const serverKeys = {
  sealKey: '--seal-key-file',
  sessionKey: '--session-key-file',
  adminToken: '--admin-token-file',
} as const;

/** Something that is mounted where a value names it, and what the server is told of it. */
interface Mounted {
  readonly name: string;
  readonly when: Condition;
  readonly source: Members;
  readonly words: (folder: string) => readonly string[];
}

const secret = (values: string): Members => ({
  secret: { secretName: value(values), defaultMode: 0o440 },
});

const mounted: readonly Mounted[] = [
  {
    name: 'server',
    when: isSet('server.secretName'),
    source: secret('server.secretName'),
    words: (folder) => Object.entries(serverKeys).map(([key, option]) => `${option}=${folder}/${key}`),
  },
  {
    name: 'access',
    when: isSet('server.access'),
    source: { configMap: { name: named('access') } },
    words: (folder) => [`--access=${folder}/access.yaml`],
  },
  {
    name: 'oidc',
    when: isSet('server.oidcSecretName'),
    source: secret('server.oidcSecretName'),
    words: (folder) => [`--oidc-client-secret-file=${folder}/clientSecret`],
  },
  {
    name: 'notifications',
    when: isSet('server.notificationsSecretName'),
    source: secret('server.notificationsSecretName'),
    words: (folder) => [`--notifications=${folder}/notifications.yaml`],
  },
];

const folderOf = ({ name }: Mounted): string => `/etc/seawall/${name}`;

export const serverWords: readonly Part[] = [
  ...mounted.flatMap((one) => one.words(folderOf(one)).map((word) => when(one.when, word))),
  when(isSet('server.publicUrl'), text('--public-url=', value('server.publicUrl'))),
];

export const serverMounts: readonly Part[] = mounted.map((one) =>
  when(one.when, { name: one.name, mountPath: folderOf(one), readOnly: true }),
);

export const serverVolumes: readonly Part[] = mounted.map((one) =>
  when(one.when, { name: one.name, ...one.source }),
);

/** Who may do what: no secret. */
export const accessMap: Manifest = {
  file: 'access.yaml',
  when: isSet('server.access'),
  object: {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: named('access'), namespace: releaseNamespace, labels: labels('api') },
    data: { 'access.yaml': asJson('server.access') },
  },
};
