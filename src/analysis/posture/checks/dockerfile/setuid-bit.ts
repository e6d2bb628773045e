import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { modeOf, setsId } from '../../dockerfile/chmod.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  violationsIn(instructions, ({ keyword, commands, path, pathOfLine, flag }) => {
    const [given] = keyword === 'COPY' || keyword === 'ADD' ? flag('chmod') : [];
    if (given !== undefined)
      return setsId(given)
        ? { path, detail: `${keyword} --chmod=${given} sets setuid or setgid` }
        : undefined;
    if (keyword !== 'RUN') return undefined;
    for (const { call, line } of commands) {
      const mode = modeOf(call);
      if (mode !== undefined && setsId(mode))
        return { path: pathOfLine(line), detail: `RUN sets setuid or setgid with chmod ${mode}` };
    }
    return undefined;
  });

export const setuidBit = defineCheck({
  id: 'setuid-bit',
  title: 'Images must not add programs with setuid or setgid',
  severity: 'high',
  reason: 'setuid or setgid set',
  rationale:
    'Such a program runs with the rights of its owner, whoever starts it: a fault in it makes any process of the container root.',
  controls: {
    nsa: ['NSA-POD-10'],
    cis: ['docker-4.8'],
    dockle: ['CIS-DI-0008'],
    attack: ['T1548.001'],
  },
  sources: ['malicious-actor', 'supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Leave the bit out, and give the file the one capability that it needs.',
  },
  examples: [
    {
      name: 'taken away, and plain modes',
      dockerfile:
        'FROM a:1\nRUN find / -perm /6000 -type f -exec chmod a-s {} +\nRUN chmod 0755 /app && chmod u-s /bin/su',
      violations: [],
    },
    {
      name: 'set',
      dockerfile: 'FROM a:1\nRUN chmod 4755 /app\nRUN chmod u+s /app\nCOPY --chmod=2755 app /app',
      violations: ['/instructions/1', '/instructions/2', '/instructions/3'],
    },
  ],
});
