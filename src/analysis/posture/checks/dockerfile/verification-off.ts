import type { ShellCommand } from '../../../../inventory/shell/shell-command.ts';
import {
  type DockerfileView,
  dockerfiles,
  type InstructionView,
} from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { hasOption } from '../../dockerfile/options.ts';
import { withoutInterpreter } from '../../dockerfile/packages.ts';
import { violationsIn } from '../../violations.ts';

/** Options that take the proof of origin away, by program. */
const options: Readonly<Record<string, readonly string[]>> = {
  curl: ['-k', '--insecure', '--proxy-insecure'],
  wget: ['--no-check-certificate'],
  'apt-get': ['--allow-unauthenticated', '--force-yes', '--allow-insecure-repositories', '--no-allow-secure'],
  apt: ['--allow-unauthenticated', '--force-yes', '--allow-insecure-repositories'],
  apk: ['--allow-untrusted', '--no-verify'],
  yum: ['--nogpgcheck'],
  dnf: ['--nogpgcheck', '--no-gpgchecks'],
  microdnf: ['--nogpgcheck'],
  zypper: ['--no-gpg-checks', '--allow-unsigned-rpm'],
  rpm: ['--nosignature', '--nodigest'],
  pip: ['--trusted-host'],
  pip3: ['--trusted-host'],
  helm: ['--insecure-skip-tls-verify'],
};

/** Variables that do the same for whole families of programs. */
const variables: Readonly<Record<string, RegExp>> = {
  NODE_TLS_REJECT_UNAUTHORIZED: /^0$/,
  NPM_CONFIG_STRICT_SSL: /^false$/i,
  PYTHONHTTPSVERIFY: /^0$/,
  GIT_SSL_NO_VERIFY: /^(?:1|true|yes)$/i,
  PIP_TRUSTED_HOST: /./,
  GONOSUMCHECK: /./,
  GOINSECURE: /./,
  GONOSUMDB: /^\*$/,
  GOSUMDB: /^off$/,
};

/** Settings that stand in a configuration file afterwards: `git config --global http.sslVerify false`. */
const isToldNotTo = ([program = '', ...words]: readonly string[]): boolean => {
  const told = (name: RegExp): boolean =>
    words.some((word, index) => {
      const [key = '', value = words[index + 1] ?? ''] = word.split('=', 2);
      return name.test(key) && /^(?:false|0|off)$/i.test(value);
    });
  if (program === 'git') return words[0] === 'config' && told(/^http\b.*sslverify$/i);
  if (/^(?:npm|yarn|pnpm)$/.test(program)) return words[0] === 'config' && told(/^strict-ssl$/i);
  return /^apt(?:-get)?$/.test(program) && told(/Verify-Peer$/i);
};

const variableIn = (all: InstructionView['settings']): string | undefined =>
  all.find(({ key, value = '' }) => Object.hasOwn(variables, key) && variables[key]?.test(value))?.key;

const inCommand = ({ call, assignments }: ShellCommand): string | undefined => {
  const own = withoutInterpreter(call);
  const [program = ''] = own;
  const wrong = Object.hasOwn(options, program)
    ? options[program]?.find((option) => hasOption(own, option))
    : undefined;
  if (wrong !== undefined) return `${program} is called with ${wrong}`;
  const variable = variableIn(assignments);
  if (variable !== undefined) return `${variable} is set`;
  return isToldNotTo(own) ? `${program} is told not to verify` : undefined;
};

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  violationsIn(instructions, ({ keyword, settings: own, commands, path, pathOfLine }) => {
    const variable = keyword === 'ENV' || keyword === 'ARG' ? variableIn(own) : undefined;
    if (variable !== undefined) return { path, detail: `${keyword} ${variable} switches verification off` };
    for (const command of keyword === 'RUN' ? commands : []) {
      const wrong = inCommand(command);
      if (wrong !== undefined)
        return { path: pathOfLine(command.line), detail: `${wrong}, which switches verification off` };
    }
    return undefined;
  });

export const verificationOff = defineCheck({
  id: 'verification-off',
  title: 'Builds must verify what they download',
  severity: 'high',
  reason: 'verification of downloads switched off',
  rationale:
    'Without certificates and signatures whoever sits between the build and the server puts packages of his own into the image.',
  controls: { nsa: ['NSA-POD-10'], cis: ['docker-4.11'], attack: ['T1195.002', 'T1557'] },
  sources: ['supply-chain', 'malicious-actor'],
  target: dockerfiles,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Remove the option, and add the certificate authority or the key of the repository instead.',
  },
  examples: [
    {
      name: 'nothing of the kind',
      dockerfile:
        'FROM a:1\nENV GIT_SSL_NO_VERIFY=false\nRUN curl -fsSLo k https://example.com && apk add --no-cache curl',
      violations: [],
    },
    {
      name: 'by an option',
      dockerfile:
        'FROM a:1\nRUN curl -fsSkLo x https://example.com\nRUN apk add --allow-untrusted ./x.apk\nRUN python3 -m pip install --trusted-host=pypi.example.com x==1',
      violations: ['/instructions/1', '/instructions/2', '/instructions/3'],
    },
    {
      name: 'by a variable and by configuration',
      dockerfile:
        'FROM a:1\nENV NODE_TLS_REJECT_UNAUTHORIZED=0\nRUN GOSUMDB=off go build ./...\nRUN git config --global http.sslVerify false',
      violations: ['/instructions/1', '/instructions/2', '/instructions/3'],
    },
  ],
});
