import {
  type DockerfileView,
  dockerfiles,
  type InstructionView,
} from '../../../../inventory/views/dockerfiles.ts';
import { detectInArguments } from '../../../secrets/arguments.ts';
import { matchFormats } from '../../../secrets/formats.ts';
import type { DetectedSecret } from '../../../secrets/secret.ts';
import { detectInSetting } from '../../../secrets/setting.ts';
import { detectInText } from '../../../secrets/text.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

interface Place {
  readonly where: string;
  readonly secret: DetectedSecret;
}

const inSettings = ({ keyword, settings }: InstructionView): Place | undefined => {
  for (const { key, value } of settings) {
    const secret = value === undefined ? undefined : detectInSetting(key, value);
    if (secret !== undefined) return { where: `${keyword} ${key}`, secret };
  }
  return undefined;
};

const inCommands = ({ keyword, commands }: InstructionView): Place | undefined => {
  for (const { words, assignments } of commands) {
    const [found] = detectInArguments(words);
    if (found !== undefined) return { where: `${keyword}, in a call of ${words[0]}`, secret: found.secret };
    for (const { key, value } of assignments) {
      const secret = detectInSetting(key, value);
      if (secret !== undefined) return { where: `${keyword}, in ${key}`, secret };
    }
  }
  return undefined;
};

const inHeredocs = ({ keyword, heredocs }: InstructionView): Place | undefined => {
  for (const { text } of heredocs) {
    const [secret] = detectInText(text, keyword === 'RUN' ? 'code' : 'settings');
    if (secret !== undefined) return { where: `${keyword}, in a heredoc`, secret };
  }
  return undefined;
};

/** A known form counts wherever it stands: in a URL that is fetched, in a header, in a script of PowerShell. */
const inText = ({ keyword, text }: InstructionView): Place | undefined => {
  const [found] = matchFormats(text);
  if (found === undefined) return undefined;
  const { what, severity = 'high' } = found.format;
  return { where: keyword, secret: { what, severity } };
};

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  violationsIn(instructions, (instruction) => {
    const place =
      inSettings(instruction) ?? inCommands(instruction) ?? inHeredocs(instruction) ?? inText(instruction);
    if (place === undefined) return undefined;
    const { where, secret } = place;
    return {
      path: instruction.path,
      detail: `${where} holds a ${secret.what} in clear`,
      severity: secret.severity,
    };
  });

export const secretInDockerfile = defineCheck({
  id: 'secret-in-dockerfile',
  title: 'Dockerfiles must not hold secrets',
  kind: 'secret',
  severity: 'high',
  reason: 'secret in a Dockerfile',
  rationale:
    'What an instruction says stays in the history of the image and in its layers, even when a later one deletes it: everybody who can pull the image has the secret.',
  controls: {
    nsa: ['NSA-POD-10', 'NSA-SEC-01'],
    cis: ['docker-4.10'],
    hadolint: ['DL3064'],
    dockle: ['CIS-DI-0010'],
    attack: ['T1552.001'],
  },
  sources: ['malicious-actor', 'insider', 'supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Change the secret, give the new one to the build with RUN --mount=type=secret, and to the container at run time.',
  },
  examples: [
    {
      name: 'a mounted secret, a variable, a path',
      dockerfile:
        'FROM a:1\nARG TOKEN\nENV PASSWORD_FILE=/run/secrets/db\nRUN --mount=type=secret,id=npm NPM_TOKEN=$(cat /run/secrets/npm) npm ci',
      violations: [],
    },
    {
      name: 'in ENV and ARG',
      dockerfile: 'FROM a:1\nENV DB_PASSWORD=hunter2x\nARG API_KEY=abcdef123456',
      violations: ['/instructions/1', '/instructions/2'],
    },
    {
      name: 'in a command',
      dockerfile: 'FROM a:1\nRUN apk add curl && curl -u bot:hunter2x https://example.com/',
      violations: ['/instructions/1'],
    },
    {
      name: 'in a file that is written',
      dockerfile: 'FROM a:1\nCOPY <<EOF /app/settings\npassword = hunter2x\nEOF',
      violations: ['/instructions/1'],
    },
  ],
});
