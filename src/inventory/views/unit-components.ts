import type { Inventory } from '../inventory.ts';
import { type ComponentView, componentNames } from './component.ts';
import { flagsInWords } from './component-flags.ts';
import { unitCommands } from './units.ts';

/** The components that units of systemd start. Their text is no object, so nothing in it is repaired by machine. */
export const componentsInUnits = (inventory: Inventory): readonly ComponentView[] =>
  inventory.select(unitCommands).flatMap(({ resource, path, program, words, hasVariables, pathOfWord }) => {
    const component = componentNames.find((name) => name === program);
    // With flags in variables a flag that is missing here says nothing.
    if (component === undefined || hasVariables) return [];
    const flags = flagsInWords(words, pathOfWord).map(({ name, value, path: own }) => ({
      name,
      value,
      path: own,
    }));
    return [
      {
        resource,
        component,
        flags,
        defaults: {},
        hasFile: flags.some(({ name }) => name === 'config' || name === 'config-file'),
        placeOf: () => ({ path }),
        pod: undefined,
      },
    ];
  });
