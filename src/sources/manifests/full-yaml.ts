import { type Event, parseEvents, YAMLException } from 'js-yaml';
import { limits } from '../../model/limits.ts';
import { Construction } from './construct.ts';
import { Defect, type Parsed } from './defect.ts';
import { PaddedText } from './padded-text.ts';
import type { Places } from './places.ts';
import { inWords } from './yaml-words.ts';

/** Parses any YAML document with the library, as kubectl does where the two differ. Throws a {@link Defect}. */
export const parseFullYaml = (text: string, places?: Places): Parsed => {
  const nul = text.indexOf('\0');
  if (nul >= 0) throw new Defect('invalid-encoding', 'a NUL character; YAML is text', nul);
  const { events, padded } = eventsOf(asGoBreaks(text), text.length);
  const toOriginal = (offset: number): number => Math.min(padded.toOriginal(offset), text.length);
  try {
    const construction = new Construction(padded.text, events, places);
    const value = construction.build();
    places?.move(toOriginal);
    return {
      value,
      remarks: construction.duplicates.remarks.map((it) => ({ ...it, offset: toOriginal(it.offset) })),
    };
  } catch (error) {
    if (!(error instanceof Defect)) throw error;
    throw new Defect(error.code, error.message, toOriginal(error.offset));
  }
};

/**
 * go-yaml follows YAML 1.1, where CR, NEL, LS and PS end a line, and so a comment too: what stands behind one in a comment is read. It also ends a
 * last line of blanks, which a block scalar then keeps.
 */
const asGoBreaks = (text: string): string => {
  const broken = text.replace(/\r(?!\n)|[\u0085\u2028\u2029]/g, '\n');
  return /\n[ \t]+$/.test(broken) ? `${broken}\n` : broken;
};

/** `length` is that of the text as it was given: no defect lies behind its end. */
const eventsOf = (
  text: string,
  length: number,
): { readonly events: readonly Event[]; readonly padded: PaddedText } => {
  let padded = PaddedText.of(text);
  for (let times = 0; ; times++) {
    try {
      return { events: parseEvents(padded.text, { maxDepth: limits.depth }), padded };
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error;
      const isShallow = error.reason === 'deficient indentation';
      if (isShallow && (times === limits.shallowLines || times * length > limits.fileBytes))
        throw new Defect('limit-exceeded', tooShallow, padded.toOriginal(error.mark?.position ?? 0));
      const deeper = isShallow ? padded.deepen(error.mark?.position ?? 0) : undefined;
      if (deeper === undefined) throw defectOf(error, padded, length);
      padded = deeper;
    }
  }
};

const tooShallow = `over shallowLines (${limits.shallowLines}); indent quoted and flow values deeper than their keys`;

const defectOf = (error: YAMLException, padded: PaddedText, length: number): Defect => {
  const offset = Math.min(padded.toOriginal(error.mark?.position ?? 0), length);
  if (error.reason.startsWith('nesting exceeded'))
    return new Defect('limit-exceeded', `nesting over depth (${limits.depth})`, offset);
  return new Defect('invalid-yaml', inWords(error.reason), offset);
};
