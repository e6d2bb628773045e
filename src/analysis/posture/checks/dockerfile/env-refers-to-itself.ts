import {
  type DockerfileView,
  dockerfiles,
  type InstructionView,
} from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

/**
 * A value sees the variables as they were before the instruction (Dockerfile reference, "Environment replacement"), so that one set in the
 * same line is seen with its old value or none. `known` are the variables set before.
 */
const wrongIn = ({ settings, path }: InstructionView, known: ReadonlySet<string>): Violation | undefined => {
  const own = new Set(settings.map(({ key }) => key));
  for (const { key, value = '' } of settings)
    for (const [, plain, braced] of value.matchAll(/\$(?:(\w+)|\{(\w+))/g)) {
      const name = plain ?? braced ?? '';
      if (name !== key && own.has(name) && !known.has(name))
        return { path, detail: `ENV ${key} refers to ${name}, which the same instruction sets` };
    }
  return undefined;
};

const evaluate = ({ stages }: DockerfileView): readonly Violation[] =>
  stages.flatMap(({ instructions }) => {
    const known = new Set<string>();
    return violationsIn(instructions, (instruction) => {
      const { keyword, settings } = instruction;
      if (keyword !== 'ENV' && keyword !== 'ARG') return undefined;
      const found = keyword === 'ENV' ? wrongIn(instruction, known) : undefined;
      for (const { key } of settings) known.add(key);
      return found;
    });
  });

export const envRefersToItself = defineCheck({
  id: 'env-refers-to-itself',
  title: 'ENV must not refer to what it sets itself',
  severity: 'low',
  reason: 'ENV that refers to itself',
  rationale:
    'The value is put together from what the variable was before, mostly nothing: a search path may then begin in the current directory.',
  controls: { hadolint: ['DL3044'] },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Set the first variable in an ENV of its own, before the other.' },
  examples: [
    {
      name: 'one after the other',
      dockerfile: 'FROM a:1\nENV HOME=/app\nENV PATH=$HOME/bin:$PATH HOME=/app2',
      violations: [],
    },
    {
      name: 'in one instruction',
      dockerfile: 'FROM a:1\nENV APP=/app PATH="${APP}/bin:$PATH"',
      violations: ['/instructions/1'],
    },
  ],
});
