import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

/** Told where the second of the two comes in. */
const evaluate = ({ stages }: DockerfileView): readonly Violation[] =>
  stages.flatMap(({ instructions }) => {
    const seen = new Set<string>();
    return violationsIn(instructions, ({ keyword, commands, path }) => {
      const before = seen.size;
      for (const { call } of keyword === 'RUN' ? commands : [])
        if (call[0] === 'curl' || call[0] === 'wget') seen.add(call[0]);
      return before < 2 && seen.size === 2 ? { path, detail: 'the stage uses curl and wget' } : undefined;
    });
  });

export const wgetAndCurl = defineCheck({
  id: 'wget-and-curl',
  title: 'A stage should use either curl or wget',
  severity: 'info',
  reason: 'wget and curl side by side',
  rationale: 'Two programs for one job are two to patch, and two for an attacker to fetch his tools with.',
  controls: { cis: ['docker-4.3'], hadolint: ['DL4001'] },
  sources: ['supply-chain'],
  runs: 'on-request',
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Use the one that the base image has, and do not install the other.' },
  examples: [
    {
      name: 'one in each stage',
      dockerfile: 'FROM a:1 AS b\nRUN curl x\nFROM a:1\nRUN wget x && wget y',
      violations: [],
    },
    {
      name: 'both',
      dockerfile: 'FROM a:1\nRUN curl x\nRUN wget x\nRUN curl y',
      violations: ['/instructions/2'],
    },
  ],
});
