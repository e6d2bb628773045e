import { parseEvents, YAMLException } from 'js-yaml';
import { limits } from '../../model/limits.ts';
import { Construction } from './construct.ts';
import { Defect, type Parsed } from './defect.ts';
import type { Places } from './places.ts';
import { inWords } from './yaml-words.ts';

/** Parses any YAML document with the library. Throws a {@link Defect}. */
export const parseFullYaml = (text: string, places?: Places): Parsed => {
  try {
    const events = parseEvents(text, { maxDepth: limits.depth });
    const construction = new Construction(text, events, places);
    return { value: construction.build(), remarks: construction.remarks };
  } catch (error) {
    throw error instanceof YAMLException ? defectOf(error) : error;
  }
};

const defectOf = (error: YAMLException): Defect => {
  const offset = error.mark?.position ?? 0;
  if (error.reason.startsWith('nesting exceeded'))
    return new Defect('limit-exceeded', `nesting over depth (${limits.depth})`, offset);
  return new Defect('invalid-yaml', inWords(error.reason), offset);
};
