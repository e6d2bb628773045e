import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { shippedInstructions } from '../../dockerfile/run-violations.ts';
import { violationsIn } from '../../violations.ts';

/** A SHELL of its own shows that the shell is wanted, and `exec` puts the program into its place. */
const evaluate = (dockerfile: DockerfileView): readonly Violation[] =>
  violationsIn(shippedInstructions(dockerfile), ({ keyword, form, words, shell, path }) => {
    if ((keyword !== 'CMD' && keyword !== 'ENTRYPOINT') || form === 'exec' || words.length === 0)
      return undefined;
    if (shell !== undefined || words[0] === 'exec') return undefined;
    return { path, detail: `${keyword} runs ${words[0]} within /bin/sh -c` };
  });

export const shellFormCommand = defineCheck({
  id: 'shell-form-command',
  title: 'CMD and ENTRYPOINT should name the program as an array',
  severity: 'low',
  reason: 'CMD or ENTRYPOINT in shell form',
  rationale:
    'The shell is process 1 then and passes no signals on: the pod is killed instead of ended, and the image needs a shell for an attacker to use.',
  controls: { hadolint: ['DL3025'] },
  sources: ['malicious-actor'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Write the program and its arguments as a JSON array.' },
  examples: [
    {
      name: 'arrays, and nothing',
      dockerfile: 'FROM a:1\nENTRYPOINT ["/app"]\nCMD ["--port", "80"]\nENTRYPOINT',
      violations: [],
    },
    {
      name: 'a line, and an array that is none',
      dockerfile: "FROM a:1\nENTRYPOINT /app --port 80\nCMD ['app']",
      violations: ['/instructions/1', '/instructions/2'],
    },
    {
      name: 'a shell that is wanted',
      dockerfile: 'FROM a:1\nSHELL ["/bin/bash", "-c"]\nCMD app && x',
      violations: [],
    },
  ],
});
