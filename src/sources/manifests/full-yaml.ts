import { parseEvents, YAMLException } from 'js-yaml';
import { limits } from '../../model/limits.ts';
import { Construction } from './construct.ts';
import { Defect, type Parsed } from './defect.ts';
import type { Places } from './places.ts';
import { inWords } from './yaml-words.ts';

/** Parses any YAML document with the library. Throws a {@link Defect}. */
export const parseFullYaml = (text: string, places?: Places): Parsed => {
  const nul = text.indexOf('\0');
  if (nul >= 0) throw new Defect('invalid-encoding', 'a NUL character; YAML is text', nul);
  try {
    // Go ends a last line of blanks with a line break, which a block scalar then keeps.
    const ended = /\n[ \t]+$/.test(text) ? `${text}\n` : text;
    const events = parseEvents(ended, { maxDepth: limits.depth });
    const construction = new Construction(ended, events, places);
    return { value: construction.build(), remarks: construction.remarks };
  } catch (error) {
    throw error instanceof YAMLException ? defectOf(error, text) : error;
  }
};

const defectOf = (error: YAMLException, text: string): Defect => {
  const offset = Math.min(error.mark?.position ?? 0, text.length);
  if (error.reason.startsWith('nesting exceeded'))
    return new Defect('limit-exceeded', `nesting over depth (${limits.depth})`, offset);
  return new Defect('invalid-yaml', inWords(error.reason), offset);
};
