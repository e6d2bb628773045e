import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { isForOthersWritable, modeOf } from '../../dockerfile/chmod.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  violationsIn(instructions, ({ keyword, commands, path, pathOfLine, flag }) => {
    const [given] = keyword === 'COPY' || keyword === 'ADD' ? flag('chmod') : [];
    if (given !== undefined)
      return isForOthersWritable(given)
        ? { path, detail: `${keyword} --chmod=${given} lets everybody write` }
        : undefined;
    if (keyword !== 'RUN') return undefined;
    for (const { call, line } of commands) {
      const mode = modeOf(call);
      if (mode !== undefined && isForOthersWritable(mode))
        return { path: pathOfLine(line), detail: `RUN lets everybody write with chmod ${mode}` };
    }
    return undefined;
  });

export const worldWritableFiles = defineCheck({
  id: 'world-writable-files',
  title: 'Files of an image must not be writable for everybody',
  severity: 'medium',
  reason: 'files writable for everybody',
  rationale:
    'Any process of the container, whatever its user, can put its own code where another one will run or read it.',
  controls: { nsa: ['NSA-POD-10'], attack: ['T1222.002'] },
  sources: ['malicious-actor'],
  target: dockerfiles,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Give the files to the user who needs them with COPY --chown, and modes 755 and 644.',
  },
  examples: [
    {
      name: 'for owner and group, and a folder with the sticky bit',
      dockerfile:
        'FROM a:1\nCOPY --chmod=755 app /app\nRUN chmod -R g+rwX /data && chmod 1777 /scratch && chmod u+x /app',
      violations: [],
    },
    {
      name: 'in numbers',
      dockerfile: 'FROM a:1\nCOPY --chmod=0777 app /app\nRUN mkdir /x && chmod -R 777 /x',
      violations: ['/instructions/1', '/instructions/2'],
    },
    {
      name: 'in letters',
      dockerfile: 'FROM a:1\nRUN chmod a+rw /x\nRUN chmod u=rwx,o=rwx /x',
      violations: ['/instructions/1', '/instructions/2'],
    },
  ],
});
