import { limits } from '../../model/limits.ts';
import type { Problem } from '../../model/problem.ts';
import { mapBlockDocument, readBlockDocument } from './block/block.ts';
import { unsure } from './block/cursor.ts';
import type { Wanted } from './block/wanted.ts';
import { Defect, type Parsed } from './defect.ts';
import { type Document, problemAt, type Reading, tooManyDocuments } from './document.ts';
import { parseFullYaml } from './full-yaml.ts';
import { Places } from './places.ts';
import { type Part, splitDocuments } from './split.ts';

/** Reads a YAML stream as kubectl does. A broken document is one problem; its neighbours are read. */
export const readYaml = (text: string, file: string): Reading => {
  const parts = splitDocuments(text);
  if (parts.length > limits.documentsPerFile) return { documents: [], problems: [tooManyDocuments(file)] };
  const documents: Document[] = [];
  const problems: Problem[] = [];
  for (const part of parts) {
    const { value, remarks } = readPart(text, part);
    if (value !== undefined) documents.push({ value, ...part });
    for (const remark of remarks)
      problems.push(problemAt({ ...remark, offset: part.offset + remark.offset }, text, file, part));
  }
  return { documents, problems };
};

type Stretch = Pick<Part, 'offset' | 'length'>;

const ownTextOf = (text: string, { offset, length }: Stretch): string => text.slice(offset, offset + length);

const readPart = (text: string, part: Stretch): Parsed => {
  try {
    return parsePart(text, part);
  } catch (error) {
    if (!(error instanceof Defect)) throw error;
    return { value: undefined, remarks: [{ code: error.code, detail: error.message, offset: error.offset }] };
  }
};

const parsePart = (text: string, part: Stretch): Parsed => {
  const value = readBlockDocument(text, part.offset, part.offset + part.length);
  return value === unsure ? parseFullYaml(ownTextOf(text, part)) : { value, remarks: [] };
};

/** Parses a text that is one document. Throws a {@link Defect}. */
export const parseYaml = (text: string): Parsed => parsePart(text, { offset: 0, length: text.length });

/**
 * Where everything lies in one document of a text, or at least what is wanted, counted from the document's start. Throws a {@link Defect}.
 */
export const placesInYaml = (text: string, part: Stretch, wanted?: Wanted): Places => {
  const simple = mapBlockDocument(text, part.offset, part.offset + part.length, wanted);
  if (simple !== unsure) return simple;
  const places = new Places();
  parseFullYaml(ownTextOf(text, part), places);
  return places;
};
