import { parseEvents, YAMLException } from 'js-yaml';
import { limits } from '../../model/limits.ts';
import type { Problem } from '../../model/problem.ts';
import { Construction } from './construct.ts';
import { Defect, type Remark } from './defect.ts';
import { type Document, problemAt, type Reading, tooManyDocuments } from './document.ts';
import type { Places } from './places.ts';
import { type Part, splitDocuments } from './split.ts';

/** Reads a YAML stream as kubectl does. A broken document is one problem; its neighbours are read. */
export const readYaml = (text: string, file: string): Reading => {
  const documents: Document[] = [];
  const problems: Problem[] = [];
  const parts = splitDocuments(text);
  if (parts.length > limits.documentsPerFile) {
    return { documents, problems: [tooManyDocuments(file)] };
  }
  for (const part of parts) {
    const { value, remarks } = readPart(text, part);
    if (value !== undefined) documents.push({ value, ...part });
    for (const remark of remarks)
      problems.push(problemAt({ ...remark, offset: part.offset + remark.offset }, text, file, part));
  }
  return { documents, problems };
};

const readPart = (text: string, { offset, length }: Part): { value: unknown; remarks: readonly Remark[] } => {
  try {
    return parseDocument(text.slice(offset, offset + length));
  } catch (error) {
    const { code, message, offset: at } = defectOf(error);
    return { value: undefined, remarks: [{ code, detail: message, offset: at }] };
  }
};

/** Parses the text of one document. Throws a {@link Defect} or the library's own error. */
export const parseDocument = (
  text: string,
  places?: Places,
): { value: unknown; remarks: readonly Remark[] } => {
  const nul = text.indexOf('\0');
  if (nul >= 0) throw new Defect('invalid-encoding', 'a NUL character; YAML is text', nul);
  const construction = new Construction(text, parseEvents(text, { maxDepth: limits.depth }), places);
  return { value: construction.build(), remarks: construction.remarks };
};

const defectOf = (error: unknown): Defect => {
  if (error instanceof Defect) return error;
  if (!(error instanceof YAMLException)) throw error;
  const offset = error.mark?.position ?? 0;
  if (error.reason.startsWith('nesting exceeded'))
    return new Defect('limit-exceeded', `nesting over depth (${limits.depth})`, offset);
  return new Defect('invalid-yaml', error.reason, offset);
};
