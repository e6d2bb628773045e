import { limits } from '../../model/limits.ts';
import type { Problem } from '../../model/problem.ts';
import { Defect, type Parsed } from './defect.ts';
import { type Document, problemAt, type Reading, tooManyDocuments } from './document.ts';
import { parseFullYaml } from './full-yaml.ts';
import type { Places } from './places.ts';
import { splitDocuments } from './split.ts';

/** Reads a YAML stream as kubectl does. A broken document is one problem; its neighbours are read. */
export const readYaml = (text: string, file: string): Reading => {
  const parts = splitDocuments(text);
  if (parts.length > limits.documentsPerFile) return { documents: [], problems: [tooManyDocuments(file)] };
  const documents: Document[] = [];
  const problems: Problem[] = [];
  for (const part of parts) {
    const { value, remarks } = tryToParse(text.slice(part.offset, part.offset + part.length));
    if (value !== undefined) documents.push({ value, ...part });
    for (const remark of remarks)
      problems.push(problemAt({ ...remark, offset: part.offset + remark.offset }, text, file, part));
  }
  return { documents, problems };
};

const tryToParse = (text: string): Parsed => {
  try {
    return parseYaml(text);
  } catch (error) {
    if (!(error instanceof Defect)) throw error;
    return { value: undefined, remarks: [{ code: error.code, detail: error.message, offset: error.offset }] };
  }
};

/** Parses the text of one document, noting where everything lies when places are given. Throws a {@link Defect}. */
export const parseYaml = (text: string, places?: Places): Parsed => {
  const nul = text.indexOf('\0');
  if (nul >= 0) throw new Defect('invalid-encoding', 'a NUL character; YAML is text', nul);
  return parseFullYaml(text, places);
};
