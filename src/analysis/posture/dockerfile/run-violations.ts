import type { PlacedCommand } from '../../../inventory/views/dockerfile-commands.ts';
import type { DockerfileView, InstructionView } from '../../../inventory/views/dockerfiles.ts';
import type { Violation } from '../check.ts';
import { violationsIn } from '../violations.ts';

/** The RUN instructions in which `find` has something to say of a command, each told once, on the line of the first. */
export const runViolations = (
  instructions: readonly InstructionView[],
  find: (command: PlacedCommand, run: InstructionView) => string | undefined,
): readonly Violation[] =>
  violationsIn(instructions, (run) => {
    if (run.keyword !== 'RUN') return undefined;
    for (const command of run.commands) {
      const detail = find(command, run);
      if (detail !== undefined) return { path: run.pathOfLine(command.line), detail };
    }
    return undefined;
  });

/** The instructions whose result is in the image, in the order of the file: builders throw away what other stages left behind. */
export const shippedInstructions = ({ shipped }: DockerfileView): readonly InstructionView[] =>
  shipped.toReversed().flatMap(({ instructions }) => instructions);
