import { type FieldPath, fieldPath } from '../../model/field-path.ts';
import type { Resource } from '../../model/resource.ts';
import { unit } from '../../model/unit.ts';
import type { Inventory } from '../inventory.ts';
import { programName } from '../shell/shell-command.ts';
import type { Target, View } from '../target.ts';

/** A command line of a unit of systemd, or a variable with a part of one. */
export interface UnitCommandView extends View {
  readonly path: FieldPath;
  /** What is started; the variables of the kubelet are a part of its command line. */
  readonly program: string;
  readonly words: readonly string[];
  /** Whether flags of it are kept elsewhere, in variables. */
  readonly hasVariables: boolean;
  pathOfWord(index: number): FieldPath;
}

/** Prefixes of ExecStart that say how the program is run. (systemd.service(5), "Special executable prefixes") */
const prefix = /^[-@:+!|]+/;

export const unitCommands: Target<UnitCommandView> = {
  id: 'unit-commands',
  title: 'every command line of a unit that starts a component',
  views: (inventory) => inventory.ofKind('', 'Unit').flatMap((resource) => commandsIn(inventory, resource)),
};

const commandsIn = (inventory: Inventory, resource: Resource): readonly UnitCommandView[] =>
  (inventory.read(unit, resource)?.commands ?? []).map(({ name, words = [] }, index) => {
    const isStart = name === 'ExecStart';
    return {
      resource,
      path: fieldPath(`/commands/${index}`),
      program: isStart ? programName((words[0] ?? '').replace(prefix, '')) : 'kubelet',
      words,
      hasVariables: !isStart || words.some((word) => word.startsWith('$')),
      pathOfWord: (at) => fieldPath(`/commands/${index}/words/${at}`),
    };
  });
