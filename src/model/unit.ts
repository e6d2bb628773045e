import { list, number, object, type Shaped, string } from './shape.ts';

/** A command line, or a variable that is a part of one. */
const unitCommand = object({
  /** `ExecStart`, or the name of the variable. */
  name: string,
  words: list(string),
  /** The line of each word in the file, from 1. */
  lines: list(number),
});

export type UnitCommand = Shaped<typeof unitCommand>;

/** The object of a systemd unit's resource. */
export const unit = object({ commands: list(unitCommand) });
