import {
  type DockerfileView,
  dockerfiles,
  type InstructionView,
} from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

/** A number counts stages; a name with a slash, colon or dot is an image of a registry, and one without may be a build context. */
const wrongIn = (
  { keyword, path, flag }: InstructionView,
  known: ReadonlySet<string>,
): Violation | undefined => {
  const [from] = keyword === 'COPY' ? flag('from') : [];
  if (from === undefined || /[/:.@$]/.test(from) || known.has(from.toLowerCase())) return undefined;
  return { path, detail: `COPY --from=${from} names no stage before it` };
};

const evaluate = ({ stages }: DockerfileView): readonly Violation[] => {
  const known = new Set<string>();
  return stages.flatMap(({ name, index, instructions }) => {
    // Its own name is known too: a stage that copies from itself is another check's.
    if (name !== undefined) known.add(name);
    const found = violationsIn(instructions, (instruction) => wrongIn(instruction, known));
    known.add(String(index));
    return found;
  });
};

export const copyFromUnknownStage = defineCheck({
  id: 'copy-from-unknown-stage',
  title: 'Files must come from a stage that is there',
  severity: 'low',
  reason: 'COPY from an unknown stage',
  rationale:
    'A builder takes a name that is no stage for an image of Docker Hub: after a slip of the pen whoever owns that name fills the image.',
  controls: { hadolint: ['DL3022'], attack: ['T1195.002'] },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Name a stage with AS before it, or write the registry of the image.' },
  examples: [
    {
      name: 'a name, a number, an image',
      dockerfile:
        'FROM a:1 AS Build\nFROM b:1\nCOPY --from=build x /\nCOPY --from=0 x /\nCOPY --from=nginx:1 x /',
      violations: [],
    },
    {
      name: 'no such stage',
      dockerfile: 'FROM a:1 AS build\nFROM b:1\nCOPY --from=biuld x /\nCOPY --from=7 x /',
      violations: ['/instructions/2', '/instructions/3'],
    },
  ],
});
