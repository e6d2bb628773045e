import { limits } from '../../model/limits.ts';
import type { Problem } from '../../model/problem.ts';
import { Defect, type Remark } from './defect.ts';
import { type Document, problemAt, type Reading, tooManyDocuments } from './document.ts';
import { JsonScan } from './json-scan.ts';
import { Places } from './places.ts';
import { linesBetween } from './position.ts';

/** Whether a text can only be meant as JSON objects one after the other: kubectl decides by the first character, too. */
export const looksLikeJson = (text: string): boolean => /^\ufeff?\s*\{/.test(text);

/** Reads JSON documents, one after the other as kubectl takes them. After a broken one, reading goes on at the next line that opens an object. */
export const readJson = (text: string, file: string): Reading =>
  readWhole(text, file) ?? readStream(text, file);

/** The common case: one document that JSON.parse takes. */
const readWhole = (text: string, file: string): Reading | undefined => {
  const offset = startOf(text);
  const value = parse(offset === 0 ? text : text.slice(offset));
  if (value === undefined || !isWithinDepth(value)) return undefined;
  const line = 1 + linesBetween(text, 0, offset);
  const remarks = membersIn(value) === colonsIn(text) ? [] : duplicatesIn(text, offset);
  return {
    documents: [{ value, offset, length: text.length - offset, line }],
    problems: remarks.map((remark) => problemAt(remark, text, file, { offset: 0, line: 1 })),
  };
};

const readStream = (text: string, file: string): Reading => {
  const documents: Document[] = [];
  const problems: Problem[] = [];
  let line = 1;
  let counted = 0;
  for (let at = startOf(text); at < text.length; ) {
    if (documents.length + problems.length > limits.documentsPerFile) {
      problems.push(tooManyDocuments(file));
      break;
    }
    const scan = new JsonScan(text, at);
    const offset = scan.skipBlanks();
    if (offset === text.length) break;
    line += linesBetween(text, counted, offset);
    counted = offset;
    const tell = (remark: Remark): number => problems.push(problemAt(remark, text, file, { offset, line }));
    try {
      at = scan.document();
      documents.push({ value: parse(text.slice(offset, at)), offset, length: at - offset, line });
      for (const remark of scan.duplicates.remarks) tell(remark);
    } catch (error) {
      if (!(error instanceof Defect)) throw error;
      tell({ code: error.code, detail: error.message, offset: error.offset });
      const next = text.indexOf('\n{', error.offset);
      at = next < 0 ? text.length : next + 1;
    }
  }
  return { documents, problems };
};

/** Where everything lies in one JSON document of a text, counted from the document's start; `undefined` when it opens no object. */
export const placesInJson = (
  text: string,
  { offset, length }: { readonly offset: number; readonly length: number },
): Places | undefined => {
  const own = text.slice(offset, offset + length);
  if (!looksLikeJson(own)) return undefined;
  const places = new Places();
  new JsonScan(own, 0, places).document();
  return places;
};

const startOf = (text: string): number => {
  const scan = new JsonScan(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  return scan.skipBlanks();
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const duplicatesIn = (text: string, offset: number): readonly Remark[] => {
  const scan = new JsonScan(text, offset);
  scan.document();
  return scan.duplicates.remarks;
};

const isWithinDepth = (value: unknown, depth = 0): boolean => {
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= limits.depth) return false;
  for (const member of Object.values(value)) if (!isWithinDepth(member, depth + 1)) return false;
  return true;
};

/** Members of all objects in a value. JSON.parse keeps one of two equal keys, so a text with more colons than this has a key twice. */
const membersIn = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  const held = Object.values(value);
  let count = Array.isArray(value) ? 0 : held.length;
  for (const member of held) count += membersIn(member);
  return count;
};

/** Colons outside of strings, in valid JSON. */
const colonsIn = (text: string): number => {
  let count = 0;
  let isString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) isString = !isString;
    else if (code === 92) at++;
    else if (code === 58 && !isString) count++;
  }
  return count;
};
