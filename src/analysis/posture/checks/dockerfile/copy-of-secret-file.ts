import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

/** Files that hold keys or passwords by what they are, wherever they lie. */
const secretFile = new RegExp(
  [
    String.raw`(?:^|/)(?:id_(?:rsa|dsa|ecdsa|ed25519)|\.netrc|\.pgpass|\.git-credentials|\.npmrc|\.pypirc|\.htpasswd|\.dockercfg)$`,
    String.raw`(?:^|/)\.env(?:\.(?:local|prod|production|staging|secrets?))?$`,
    String.raw`(?:^|/)(?:\.ssh|\.gnupg|\.aws|\.azure|\.kube|\.docker)(?:/|/config|/config\.json|/credentials|/\*)?$`,
    String.raw`(?:^|/)(?:kubeconfig|credentials\.json|service[-_]?account(?:[-_]key)?\.json|secrets?\.(?:ya?ml|json|env|txt))$`,
    String.raw`(?:^|[/_.-])(?:private|secret)[-_]?key[^/]*\.(?:pem|key|der)$`,
    String.raw`\.(?:p12|pfx|jks|keystore|kdbx|ppk)$`,
    '(?:^|/)run/secrets(?:/|$)',
  ].join('|'),
  'i',
);

/** File names end at 255 bytes; the pattern sees no more than that of a longer word. */
const longestEnd = 255;

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  violationsIn(instructions, ({ keyword, words, path }) => {
    if (keyword !== 'COPY' && keyword !== 'ADD') return undefined;
    const file = words.slice(0, -1).find((word) => secretFile.test(word.slice(-longestEnd)));
    return file === undefined ? undefined : { path, detail: `${keyword} takes "${file}" into a layer` };
  });

export const copyOfSecretFile = defineCheck({
  id: 'copy-of-secret-file',
  title: 'Files with keys must not be copied into images',
  severity: 'high',
  reason: 'file with keys copied into the image',
  rationale:
    'A copied file stays in its layer even when a later step deletes it, and with it the key: whoever pulls the image can act as its owner.',
  controls: {
    nsa: ['NSA-POD-10', 'NSA-SEC-01'],
    cis: ['docker-4.10'],
    dockle: ['CIS-DI-0010'],
    attack: ['T1552.004'],
  },
  sources: ['malicious-actor', 'insider', 'supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Put the file into .dockerignore, and mount it with RUN --mount=type=secret where a step needs it.',
  },
  examples: [
    {
      name: 'certificates, public keys and samples',
      dockerfile: 'FROM a:1\nCOPY ca.pem id_rsa.pub .env.example secrets.go /x/',
      violations: [],
    },
    {
      name: 'keys and passwords',
      dockerfile: 'FROM a:1\nCOPY .ssh/id_rsa /root/.ssh/\nCOPY .env ./\nADD tls.p12 /etc/',
      violations: ['/instructions/1', '/instructions/2', '/instructions/3'],
    },
    {
      name: 'out of a build stage',
      dockerfile: 'FROM a:1 AS build\nFROM b:1\nCOPY --from=build /root/.npmrc /root/.npmrc',
      violations: ['/instructions/2'],
    },
  ],
});
